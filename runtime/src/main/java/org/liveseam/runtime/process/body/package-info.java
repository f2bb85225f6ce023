/**
 * What runs instead of a function of this process: C that is compiled, object files, libraries,
 * loaded symbols, functions of the language. Built before anything happens, bound to the object
 * that is patched when it is there.
 */
package org.liveseam.runtime.process.body;
