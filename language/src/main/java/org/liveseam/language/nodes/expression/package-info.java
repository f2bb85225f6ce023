/** Literals and operators, one node for each. */
package org.liveseam.language.nodes.expression;
