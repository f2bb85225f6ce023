/** What people and programs read: plans, states, events and diagnostics as text and as JSON. */
@org.jspecify.annotations.NullMarked
package org.liveseam.repl.view;
