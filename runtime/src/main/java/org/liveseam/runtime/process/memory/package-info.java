/** What is where in this process' memory, and room for code within reach of a library. */
package org.liveseam.runtime.process.memory;
