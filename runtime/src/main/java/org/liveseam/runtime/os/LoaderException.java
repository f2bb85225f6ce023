package org.liveseam.runtime.os;

import java.io.IOException;

/** The dynamic loader refused; the message is its own, from dlerror(3). */
public final class LoaderException extends IOException {
  private static final long serialVersionUID = 1L;

  LoaderException(String message) {
    super(message);
  }
}
