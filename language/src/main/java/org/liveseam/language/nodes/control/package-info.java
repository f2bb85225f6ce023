/** Blocks, branches, loops, errors, and leaving them early. */
package org.liveseam.language.nodes.control;
