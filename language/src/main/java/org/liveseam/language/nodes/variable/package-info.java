/** Reading and writing variables: frame slots, and cells for what outlives its frame. */
package org.liveseam.language.nodes.variable;
