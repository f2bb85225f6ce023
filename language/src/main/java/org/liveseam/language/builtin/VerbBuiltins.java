package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.util.List;
import org.liveseam.language.SeamContext;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.language.nodes.control.UnsafeNode;
import org.liveseam.language.source.SourceFiles;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.Values;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.PolicyErrors;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.Patch;

/** What acts, or looks at a target. */
abstract class VerbBuiltins {
  private VerbBuiltins() {}

  /** {@code print(value)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "print")
  abstract static class PrintNode extends VerbNode {
    @Specialization
    protected Object print(Object value) {
      act("print");
      SeamContext.get(this).emit(new Event.Printed(Values.text(value)));
      return SeamNull.NULL;
    }
  }

  /** {@code read(path, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "read")
  abstract static class ReadNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected String read(String path, Object on) {
      act("read");
      if (!SeamContext.get(this).host().map(SeamOptions::allowReads).orElse(false)) {
        throw fail(Diagnostic.of(PolicyErrors.READS, path));
      }
      Session session = session(on);
      if (path.indexOf('\0') >= 0) {
        throw fail(
            Diagnostic.of(
                TargetErrors.READ_FAILED, "..\\0..", session.info().spec(), "no path has a NUL"));
      }
      byte[] bytes = engine(() -> session.read(path));
      try {
        return SourceFiles.decode(bytes, path);
      } catch (DiagnosticException e) {
        throw fail(Diagnostic.of(ScriptErrors.NOT_TEXT, path, session.info().spec()));
      }
    }
  }

  /** {@code apply(patch, wait, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "apply")
  abstract static class ApplyNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object apply(Object patch, Object wait, Object on) {
      act("apply");
      return applied(patches("apply", patch), wait, on);
    }
  }

  /** {@code revert(what, wait, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "revert")
  abstract static class RevertNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object revert(Object what, Object wait, Object on) {
      act("revert");
      return reverted(what, wait, on);
    }
  }

  /** {@code force(what, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "force")
  abstract static class ForceNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object force(Object what, Object on) {
      act("force");
      if (!SeamContext.get(this).host().map(SeamOptions::allowUnsafe).orElse(false)) {
        throw fail(UnsafeNode.refusal());
      }
      return forced(what, on);
    }
  }

  /** {@code cancel(what, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "cancel")
  abstract static class CancelNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object cancel(Object what, Object on) {
      act("cancel");
      return cancelled(what, on);
    }
  }

  /** {@code plan(patch, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "plan")
  abstract static class PlanNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object plan(Object patch, Object on) {
      act("plan");
      List<Patch> patches = patches("plan", patch);
      Session session = sessionFor(patches, on);
      return new SeamPlan(engine(() -> session.plan(patches)));
    }
  }

  /** {@code status(on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "status")
  abstract static class StatusNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object status(Object on) {
      act("status");
      Session session = session(on);
      return Statuses.of(session.info(), engine(session::state));
    }
  }

  /** {@code log(on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "log")
  abstract static class LogNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object log(Object on) {
      act("log");
      Session session = session(on);
      return Statuses.of(engine(session::troubles));
    }
  }

  /** {@code load_module(name, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "load_module")
  abstract static class LoadModuleNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object load(String name, Object on) {
      act("load_module");
      return setModule(name, true, on);
    }
  }

  /** {@code unload_module(name, on)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "unload_module")
  abstract static class UnloadModuleNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object unload(String name, Object on) {
      act("unload_module");
      return setModule(name, false, on);
    }
  }
}
