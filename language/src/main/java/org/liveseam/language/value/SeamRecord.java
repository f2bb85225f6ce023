package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Named values; fields keep the order they were written in, which equality does not see. */
public final class SeamRecord extends SeamObject implements Members {
  private final Map<String, Object> fields;

  @TruffleBoundary
  public SeamRecord(Map<String, Object> fields) {
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public Map<String, Object> fields() {
    return fields;
  }

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    return fields.get(name);
  }

  @Override
  public Set<String> members() {
    return fields.keySet();
  }

  @Override
  public String type() {
    return "record";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return fields.entrySet().stream()
        .map(entry -> key(entry.getKey()) + ": " + Values.render(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : Values.quote(name);
  }

  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamRecord that && that.fields.equals(fields);
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return fields.hashCode();
  }
}
