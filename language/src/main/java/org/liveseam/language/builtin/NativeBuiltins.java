package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleSafepoint;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.frame.VirtualFrame;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.language.SeamContext;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.nativecode.NativeRuntime;
import org.liveseam.language.nativecode.NativeRuntime.NativeFunction;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.Cell;
import org.liveseam.language.value.SeamFunction;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamPointer;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSignature;
import org.liveseam.language.value.SeamType;
import org.liveseam.language.value.Signature;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.model.NativeSignature;
import org.liveseam.runtime.model.NativeType;
import org.liveseam.runtime.target.NativeObjects;

/** Native code of this process. */
abstract class NativeBuiltins {
  private NativeBuiltins() {}

  /** {@code native(library, name, signature)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "native")
  abstract static class NativeNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected SeamFunction function(String library, String name, SeamSignature takes) {
      act("native");
      refuse(PatchRules.library(library));
      refuse(PatchRules.symbol(name));
      SeamContext context = SeamContext.get(this);
      long address =
          engine(
              () -> {
                NativeObjects objects = context.nativeObjects();
                return objects.address(context.libraries().object(library), name, span());
              });
      NativeSignature signature = takes.signature();
      NativeFunction code = context.natives().function(name, signature, address);
      return new SeamFunction(
          ForeignRootNode.code(
              context.language(), written(name, signature), new CallNode(name, code)),
          new Cell[0]);
    }

    private void refuse(Optional<Diagnostic> wrong) {
      if (wrong.isPresent()) {
        throw fail(wrong.get());
      }
    }

    /** Its parameters are called by their types, for messages: the C code's names are not known. */
    private static Signature written(String name, NativeSignature signature) {
      return new Signature(
          name,
          signature.parameters().stream()
              .map(type -> new Signature.Parameter(type.word(), false, type(type)))
              .toList(),
          type(signature.result()));
    }

    private static SeamType type(NativeType type) {
      return SeamType.find(type.word()).orElseThrow();
    }
  }

  private static final class CallNode extends SeamNode {
    private final String name;
    private final NativeFunction code;

    CallNode(String name, NativeFunction code) {
      this.name = name;
      this.code = code;
    }

    @Override
    public Object executeGeneric(VirtualFrame frame) {
      return call(frame.getArguments());
    }

    @TruffleBoundary
    private Object call(Object[] arguments) {
      try {
        return code.call(Arrays.copyOfRange(arguments, 1, arguments.length), new Wait());
      } catch (DiagnosticException e) {
        throw failCaller(e.diagnostics().getFirst());
      }
    }

    private final class Wait implements NativeRuntime.Waiting {
      @Override
      public void poll() {
        TruffleSafepoint.poll(CallNode.this);
      }

      @Override
      public void left() {
        SeamContext context = SeamContext.get(CallNode.this);
        context.nativeObjects().neverUnload();
        context.emit(new Event.Reported(Diagnostic.of(ScriptErrors.STILL_RUNS, name).asWarning()));
      }
    }
  }

  /** {@code symbols(library)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "symbols")
  abstract static class SymbolsNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected SeamList symbols(String library) {
      act("symbols");
      SeamContext context = SeamContext.get(this);
      return engine(
          () -> {
            NativeObjects objects = context.nativeObjects();
            List<NativeObjects.NativeFunction> all =
                objects.functions(context.libraries().object(library));
            return SeamList.of(all.stream().map(SymbolsNode::record).toList());
          });
    }

    private static SeamRecord record(NativeObjects.NativeFunction function) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("name", function.name());
      fields.put("address", SeamPointer.of(function.address()));
      fields.put("size", function.size());
      fields.put("exported", function.exported());
      fields.put("patchable", function.unpatchable().isEmpty());
      fields.put(
          "reason", function.unpatchable().<Object>map(reason -> reason).orElse(SeamNull.NULL));
      return new SeamRecord(fields);
    }
  }
}
