package org.liveseam.language.value;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A value with named parts: {@code value.name}. */
public interface Members {
  /** Null if there is no such part. */
  @Nullable Object member(String name);

  /** Their names, in their order. */
  Set<String> members();
}
