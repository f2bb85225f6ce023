/**
 * The values that scripts handle, beside Java's own {@code Boolean}, {@code Long}, {@code Double}
 * and {@code String}. All are immutable but {@link org.liveseam.language.value.Cell}, which is a
 * variable and never a value.
 */
package org.liveseam.language.value;
