/**
 * BTF, the kernel's own type information (Documentation/bpf/btf.rst): prototypes, declarations,
 * layouts.
 */
package org.liveseam.runtime.symbol.btf;
