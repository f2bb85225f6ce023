package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives;
import com.oracle.truffle.api.CompilerDirectives.CompilationFinal;
import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.ExplodeLoop;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Members;
import org.liveseam.language.value.RecordLayout;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code a.name}. */
public final class MemberNode extends SeamNode {
  /** How many layouts are told apart before all records are looked at as any. */
  private static final int KNOWN = 4;

  private final String name;
  @Child private SeamNode object;

  /** Where the field was found; published as one, because closures come from many threads. */
  @CompilationFinal(dimensions = 1)
  private volatile Found[] found = {};

  /** Whether records of many layouts came. */
  @CompilationFinal private volatile boolean several;

  private record Found(RecordLayout layout, int place) {}

  public MemberNode(SeamNode object, String name) {
    this.object = object;
    this.name = name;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    Object owner = object.executeGeneric(frame);
    return owner instanceof SeamRecord record && !several ? field(record) : read(owner);
  }

  @ExplodeLoop
  @SuppressWarnings("ReferenceEquality") // layouts have identity
  private Object field(SeamRecord record) {
    RecordLayout layout = record.layout();
    for (Found known : found) {
      if (known.layout() == layout) {
        return record.value(known.place());
      }
    }
    CompilerDirectives.transferToInterpreterAndInvalidate();
    return learn(record);
  }

  @SuppressWarnings("ReferenceEquality")
  private synchronized Object learn(SeamRecord record) {
    int place = record.layout().indexOf(name);
    if (place < 0) {
      several = true; // it is not learned, and would be asked for again and again
      throw missing(record);
    }
    for (Found known : found) {
      if (known.layout() == record.layout()) {
        return record.value(place); // another thread was first
      }
    }
    if (found.length < KNOWN) {
      Found[] more = Arrays.copyOf(found, found.length + 1);
      more[found.length] = new Found(record.layout(), place);
      found = more;
    } else {
      several = true;
    }
    return record.value(place);
  }

  @TruffleBoundary
  private Object read(Object owner) {
    Object value = owner instanceof Members members ? members.member(name) : null;
    if (value == null) {
      throw missing(owner);
    }
    return value;
  }

  @TruffleBoundary
  private SeamException missing(Object owner) {
    Collection<String> known = owner instanceof Members members ? members.members() : List.of();
    Diagnostic d = Diagnostic.of(ScriptErrors.NO_MEMBER, Values.aType(owner), name);
    String question = DidYouMean.question(DidYouMean.of(name, known, 3));
    if (!question.isEmpty()) {
      d = d.help(question);
    } else if (!known.isEmpty()) {
      d = d.help("it has: " + String.join(", ", known));
    }
    return fail(d);
  }
}
