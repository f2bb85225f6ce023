/**
 * Functions of the library that Java carries out: declared in {@code .seam} files as {@code
 * external fn} with their documentation, one node each, in the file of their group.
 */
package org.liveseam.language.builtin;
