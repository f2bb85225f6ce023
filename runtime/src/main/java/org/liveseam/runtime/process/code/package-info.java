/**
 * Machine code that the engine runs beside Java: an emitter for exactly the instructions needed,
 * and the fixed pieces of code written with it. Pure, but for {@link
 * org.liveseam.runtime.process.code.CodeArea}.
 */
package org.liveseam.runtime.process.code;
