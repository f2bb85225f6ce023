/**
 * What went wrong, where, and what to do about it. A leaf: imports no other package of ours.
 *
 * <p>Mistakes of the user are {@link org.liveseam.runtime.diagnostic.Diagnostic} records with a
 * code of the one {@link org.liveseam.runtime.diagnostic.Catalogue}; anything else that is thrown
 * is a bug of ours and is shown as one.
 */
package org.liveseam.runtime.diagnostic;
