/** Pipelines while they run: what they did, how far they are, and how long they may take. */
package org.liveseam.language.pipeline;
