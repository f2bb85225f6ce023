package org.liveseam.language.nodes.expression;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.util.Collection;
import java.util.List;
import org.liveseam.language.SeamException;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Members;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DidYouMean;
import org.liveseam.runtime.diagnostic.ScriptErrors;

/** {@code a.name}. */
public final class MemberNode extends SeamNode {
  private final String name;
  @Child private SeamNode object;

  public MemberNode(SeamNode object, String name) {
    this.object = object;
    this.name = name;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return read(object.executeGeneric(frame));
  }

  @TruffleBoundary
  private Object read(Object owner) {
    Object value = owner instanceof Members members ? members.member(name) : null;
    if (value == null) {
      throw missing(owner);
    }
    return value;
  }

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
