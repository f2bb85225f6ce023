/** Pipelines and their stages. */
package org.liveseam.language.nodes.pipeline;
