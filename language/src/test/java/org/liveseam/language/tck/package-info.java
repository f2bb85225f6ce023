/** The published test suite for Truffle languages, run against this one. */
package org.liveseam.language.tck;
