package org.liveseam.runtime.process.object;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Indexes by build-id: a library that comes and goes is read once. Thread-safe; an index is made by
 * one thread while those that want another wait, which is rare and short.
 */
final class IndexCache {
  private static final int MOST = 64;

  private final Map<String, ObjectIndex> indexes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectIndex> eldest) {
          return size() > MOST;
        }
      };

  synchronized ObjectIndex get(String buildId, Supplier<ObjectIndex> reader) {
    ObjectIndex index = indexes.get(buildId);
    if (index == null) {
      index = reader.get();
      indexes.put(buildId, index);
    }
    return index;
  }
}
