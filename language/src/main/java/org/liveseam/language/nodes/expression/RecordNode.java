package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.RecordLayout;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code {a: 1, ...r}}; later entries win. */
public final class RecordNode extends SeamNode {
  private final @Nullable String[] keys;

  /** Of a record that spreads no other and names no field twice; null for others. */
  private final @Nullable RecordLayout layout;

  @Children private final SeamNode[] values;

  /**
   * @param keys null for the entries that spread another record
   */
  public RecordNode(@Nullable String[] keys, SeamNode[] values) {
    this.keys = keys;
    this.layout = layout(keys);
    this.values = values;
  }

  @Override
  @ExplodeLoop
  public Object executeGeneric(VirtualFrame frame) {
    Object[] results = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      results[i] = values[i].executeGeneric(frame);
    }
    RecordLayout known = layout;
    return known == null ? build(results) : new SeamRecord(known, results);
  }

  private static @Nullable RecordLayout layout(@Nullable String[] keys) {
    var names = new LinkedHashSet<String>();
    for (String key : keys) {
      if (key == null || !names.add(key)) {
        return null;
      }
    }
    return new RecordLayout(names);
  }

  @TruffleBoundary
  private SeamRecord build(Object[] results) {
    var fields = new LinkedHashMap<String, Object>();
    for (int i = 0; i < results.length; i++) {
      String key = keys[i];
      if (key != null) {
        fields.put(key, results[i]);
      } else if (results[i] instanceof SeamRecord record) {
        fields.putAll(record.fields());
      } else {
        throw values[i].fail(
            Diagnostic.of(
                ScriptErrors.WRONG_TYPE,
                "what stands behind `...`",
                "a record",
                Values.aType(results[i])));
      }
    }
    return new SeamRecord(fields);
  }
}
