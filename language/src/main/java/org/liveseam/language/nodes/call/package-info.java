/** Functions: making them, entering them, calling them. */
package org.liveseam.language.nodes.call;
