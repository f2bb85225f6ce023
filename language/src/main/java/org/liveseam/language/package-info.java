/** The Truffle language. */
package org.liveseam.language;
