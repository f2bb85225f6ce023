package org.liveseam.runtime.wire;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Supplier;

/**
 * A stream both ways to another end that serves a target.
 *
 * @param onClose run once, after the streams are no longer used: a guest is ended here
 * @param whereToLook what to tell the user when the other end is silent, for instance where its
 *     console was kept; asked only then
 */
public record Channel(
    InputStream in, OutputStream out, Runnable onClose, Supplier<List<String>> whereToLook) {}
