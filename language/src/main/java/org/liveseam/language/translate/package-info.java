/** From checked syntax to nodes, one translator per family. Frame slots are given out here. */
package org.liveseam.language.translate;
