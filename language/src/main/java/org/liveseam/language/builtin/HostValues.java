package org.liveseam.language.builtin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;
import org.liveseam.language.value.Values;

/** Values on their way to functions of the host program, and back. */
final class HostValues {
  private static final int DEPTH = 100;

  private HostValues() {}

  /** What has no shape in Java. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    private final String what;

    Unknown(String what) {
      super(what);
      this.what = what;
    }

    String what() {
      return what;
    }
  }

  static @Nullable Object out(Object value) throws Unknown {
    return switch (value) {
      case Boolean b -> b;
      case Long n -> n;
      case Double d -> d;
      case String s -> s;
      case SeamNull nothing -> null;
      case SeamDuration duration -> duration.length();
      case SeamSize size -> size.bytes();
      case SeamList list -> out(list);
      case SeamRecord record -> out(record);
      default -> throw new Unknown(Values.aType(value));
    };
  }

  private static List<@Nullable Object> out(SeamList list) throws Unknown {
    var elements = new ArrayList<@Nullable Object>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(out(list.get(i)));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Map<String, @Nullable Object> out(SeamRecord record) throws Unknown {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    for (Map.Entry<String, Object> field : record.fields().entrySet()) {
      fields.put(field.getKey(), out(field.getValue()));
    }
    return Collections.unmodifiableMap(fields);
  }

  static Object in(@Nullable Object value) throws Unknown {
    return in(value, 0);
  }

  private static Object in(@Nullable Object value, int depth) throws Unknown {
    if (depth > DEPTH) {
      throw new Unknown("a list or map within " + DEPTH + " others");
    }
    return switch (value) {
      case null -> SeamNull.NULL;
      case Boolean b -> b;
      case Long n -> n;
      case Integer n -> n.longValue();
      case Short n -> n.longValue();
      case Byte n -> n.longValue();
      case Double d -> d;
      case Float f -> f.doubleValue();
      case String s -> s;
      case Duration duration -> new SeamDuration(duration, SeamDuration.Unit.SECONDS);
      case List<?> list -> in(list, depth);
      case Map<?, ?> map -> in(map, depth);
      default -> throw new Unknown("a " + value.getClass().getName());
    };
  }

  private static SeamList in(List<?> list, int depth) throws Unknown {
    List<Object> elements = new ArrayList<>();
    for (Object element : list) {
      elements.add(in(element, depth + 1));
    }
    return SeamList.of(elements);
  }

  private static SeamRecord in(Map<?, ?> map, int depth) throws Unknown {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      if (!(field.getKey() instanceof String name)) {
        throw new Unknown("a map whose keys are not text");
      }
      fields.put(name, in(field.getValue(), depth + 1));
    }
    return new SeamRecord(fields);
  }
}
