/**
 * Who may change a target now. The truth about what is applied is the target's alone; everything
 * here can be lost without harm.
 */
package org.liveseam.runtime.state;
