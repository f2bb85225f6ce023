/**
 * What a running system must answer so that patches can be planned for it and applied to it. The
 * core names no target: providers are found by {@link java.util.ServiceLoader}.
 */
package org.liveseam.runtime.target;
