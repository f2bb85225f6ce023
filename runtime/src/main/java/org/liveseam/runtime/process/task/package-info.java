/** The threads of this process, as the kernel lists them, and what is on their stacks. */
package org.liveseam.runtime.process.task;
