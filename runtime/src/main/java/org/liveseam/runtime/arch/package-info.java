/**
 * Facts and encodings per architecture. Pure: bytes in, bytes out; every one is compiled and tested
 * on every machine.
 */
package org.liveseam.runtime.arch;
