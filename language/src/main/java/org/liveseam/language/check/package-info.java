/**
 * What can be said about a text before it is evaluated: which definition each name means, whether
 * calls and descriptions fit, what acts. It works on the syntax tree and knows nothing of nodes.
 */
package org.liveseam.language.check;
