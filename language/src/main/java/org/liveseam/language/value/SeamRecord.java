package org.liveseam.language.value;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Named values; fields keep the order they were written in, which equality does not see. */
public final class SeamRecord extends SeamObject implements Members {
  private final RecordLayout layout;
  private final Object[] values;

  /** Takes the array, one value for each field: nobody may change it any more. */
  public SeamRecord(RecordLayout layout, Object[] values) {
    this.layout = layout;
    this.values = values;
  }

  @TruffleBoundary
  public SeamRecord(Map<String, Object> fields) {
    this(new RecordLayout(fields.keySet()), fields.values().toArray());
  }

  public RecordLayout layout() {
    return layout;
  }

  /** The value at a place of the layout. */
  public Object value(int place) {
    return values[place];
  }

  public int size() {
    return values.length;
  }

  /** All of it, in its order. */
  @TruffleBoundary
  public Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    layout.names().forEach(name -> fields.put(name, values[layout.indexOf(name)]));
    return fields;
  }

  @Override
  @TruffleBoundary
  public @Nullable Object member(String name) {
    int place = layout.indexOf(name);
    return place < 0 ? null : values[place];
  }

  @Override
  public Set<String> members() {
    return layout.names();
  }

  @Override
  public String type() {
    return "record";
  }

  @Override
  @TruffleBoundary
  public String render() {
    return fields().entrySet().stream()
        .map(entry -> key(entry.getKey()) + ": " + Values.render(entry.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String key(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : Values.quote(name);
  }

  @Override
  @TruffleBoundary
  public boolean equals(Object other) {
    return other instanceof SeamRecord that && that.fields().equals(fields());
  }

  @Override
  @TruffleBoundary
  public int hashCode() {
    return fields().hashCode();
  }
}
