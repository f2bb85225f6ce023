/** Tests of what editors ask. */
@org.jspecify.annotations.NullMarked
package org.liveseam.language.assist;
