package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.Fallback;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.value.Members;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamInstant;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamRange;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** Lists, records and ranges. */
abstract class CollectionBuiltins {
  private CollectionBuiltins() {}

  /** {@code contains(whole, part)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "contains")
  abstract static class ContainsNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected boolean text(String whole, String part) {
      return whole.contains(part);
    }

    @Specialization
    @TruffleBoundary
    protected boolean list(SeamList whole, Object part) {
      return whole.asList().stream().anyMatch(element -> Values.equal(element, part));
    }

    @Specialization
    protected boolean range(SeamRange whole, long part) {
      return whole.contains(part);
    }

    @Fallback
    @TruffleBoundary
    protected boolean other(Object whole, Object part) {
      throw fail(
          Diagnostic.of(
              ScriptErrors.OPERATOR,
              "contains",
              Values.aType(whole) + " and " + Values.aType(part)));
    }
  }

  /** {@code has(record, name)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "has")
  abstract static class HasNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected boolean has(Object value, String name) {
      return value instanceof Members members && members.member(name) != null;
    }
  }

  /** {@code keys(record)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "keys")
  abstract static class KeysNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected SeamList keys(SeamRecord record) {
      return SeamList.of(List.copyOf(record.fields().keySet()));
    }
  }

  /** {@code values(record)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "values")
  abstract static class ValuesNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected SeamList values(SeamRecord record) {
      return SeamList.of(List.copyOf(record.fields().values()));
    }
  }

  /** {@code slice(list, from, to)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "slice")
  abstract static class SliceNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected SeamList slice(SeamList list, long from, long to) {
      if (from < 0 || to < from || to > list.size()) {
        throw fail(
            Diagnostic.of(
                ScriptErrors.INDEX,
                from + "..<" + to,
                "a list with " + list.size() + " element(s)"));
      }
      return SeamList.of(list.asList().subList((int) from, (int) to));
    }
  }

  /** {@code sorted(list)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "sorted")
  abstract static class SortedNode extends BuiltinNode {
    @Specialization
    @TruffleBoundary
    protected SeamList sorted(SeamList list) {
      List<Object> elements = new ArrayList<>(list.asList());
      for (Object element : elements) {
        Object first = elements.get(0);
        if (order(first, element) == null) {
          throw fail(
              Diagnostic.of(
                  ScriptErrors.OPERATOR,
                  "<",
                  Values.aType(first) + " and " + Values.aType(element)));
        }
      }
      elements.sort(
          (a, b) -> {
            Integer order = order(a, b);
            if (order == null) {
              throw new IllegalStateException("checked to be of one type");
            }
            return order;
          });
      return SeamList.of(elements);
    }

    private static @Nullable Integer order(Object a, Object b) {
      return switch (a) {
        case Long x when b instanceof Long y -> Long.compare(x, y);
        case Double x when b instanceof Double y -> Double.compare(x, y);
        case String x when b instanceof String y -> x.compareTo(y);
        case SeamDuration x when b instanceof SeamDuration y -> x.compareTo(y);
        case SeamSize x when b instanceof SeamSize y -> x.compareTo(y);
        case SeamInstant x when b instanceof SeamInstant y -> x.compareTo(y);
        default -> null;
      };
    }
  }
}
