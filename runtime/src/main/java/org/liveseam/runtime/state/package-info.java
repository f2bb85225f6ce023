/**
 * What we remember: who may change a target now, and who did what and when. The truth about what is
 * applied is the target's alone; everything here can be lost without harm.
 */
package org.liveseam.runtime.state;
