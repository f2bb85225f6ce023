/** What all nodes share; the nodes themselves are in the packages below, by family. */
package org.liveseam.language.nodes;
