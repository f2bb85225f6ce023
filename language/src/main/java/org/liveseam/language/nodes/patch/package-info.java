/** Descriptions of patches: they evaluate to values of the runtime's model. */
package org.liveseam.language.nodes.patch;
