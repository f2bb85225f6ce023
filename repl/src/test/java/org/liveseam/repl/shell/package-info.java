@org.jspecify.annotations.NullMarked
package org.liveseam.repl.shell;
