@org.jspecify.annotations.NullMarked
package org.liveseam.language.library;
