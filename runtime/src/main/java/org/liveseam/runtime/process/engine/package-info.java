/** Switches functions over while threads run in them. Knows addresses; knows nothing of patches. */
package org.liveseam.runtime.process.engine;
