/** A program that embeds Liveseam. */
@org.jspecify.annotations.NullMarked
package org.liveseam.examples;
