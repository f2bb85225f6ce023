package org.liveseam.runtime.target;

/**
 * @param spec how it was named: {@code kernel}, {@code vm:6.1.0-56-amd64}
 * @param kind the provider's scheme of what it really is: {@code kernel} for a guest, too
 * @param release the kernel's release as {@code uname -r} prints it
 * @param arch the machine as {@code uname -m} prints it
 */
public record TargetInfo(String spec, String kind, String release, String arch) {}
