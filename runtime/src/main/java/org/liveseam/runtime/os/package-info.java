/**
 * The operating system's calls that Java does not offer, with their exact error numbers. The only
 * package that imports JNA. Linux on 64-bit machines; nothing here keeps state beyond its objects.
 */
package org.liveseam.runtime.os;
