/** The language beside Java and JavaScript. */
@org.jspecify.annotations.NullMarked
package org.liveseam.benchmarks;
