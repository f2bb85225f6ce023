package org.liveseam.language.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.liveseam.grammar.tree.CallbackSyntax;
import org.liveseam.grammar.tree.ObjectItem;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.UnknownField;
import org.liveseam.language.check.PatchChecker.Seen;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** {@code in OBJECT { }}: the object, its functions and callbacks. */
final class ObjectChecker {
  private static final List<String> FIELDS = List.of("replace", "before", "after");

  private final Context context;
  private final PatchChecker patches;
  private final ReplaceChecker replaces;

  ObjectChecker(Context context, PatchChecker patches, ReplaceChecker replaces) {
    this.context = context;
    this.patches = patches;
    this.replaces = replaces;
  }

  void block(PatchItem.ObjectBlock block, Scope scope, Seen seen) {
    String key = object(block.object(), scope, seen);
    if (!key.contains("?") && !seen.blocks.add(key)) {
      context.report(
          Diagnostic.of(DescriptionErrors.OBJECT_TWICE, key, seen.patch),
          block.object(),
          "named before");
    }
    Set<CallbackSyntax.Kind> callbacks = EnumSet.noneOf(CallbackSyntax.Kind.class);
    boolean any = false;
    for (ObjectItem item : block.items()) {
      switch (item) {
        case ReplaceClause clause -> {
          any = true;
          replaces.check(clause, key, Side.of(block.object()), scope, seen);
        }
        case CallbackSyntax callback -> {
          if (!callbacks.add(callback.kind())) {
            context.report(
                Diagnostic.of(DescriptionErrors.CALLBACK_TWICE, words(callback.kind()), key),
                callback,
                "said before");
          }
          replaces.includes(callback.body());
          if (Side.of(block.object()) != Side.PROCESS) {
            replaces.comesBack(
                callback.body(),
                words(callback.kind()),
                List.of(),
                "a callback stands in for nothing");
          }
        }
        case UnknownField field -> patches.unknown(field, "`in " + key + "`", FIELDS);
      }
    }
    if (!any) {
      seen.replaces = true; // said here, so not again for the whole patch
      context.report(
          Diagnostic.of(DescriptionErrors.NOTHING_REPLACED, "`in " + key + "`"),
          block.object(),
          "");
    }
  }

  static String words(CallbackSyntax.Kind kind) {
    return switch (kind) {
      case BEFORE_PATCH -> "before patch";
      case AFTER_PATCH -> "after patch";
      case BEFORE_UNPATCH -> "before unpatch";
      case AFTER_UNPATCH -> "after unpatch";
    };
  }

  /** What messages call the object; {@code ?} stands for a name that is computed. */
  String object(ObjectSyntax object, Scope scope, Seen seen) {
    return switch (object) {
      case ObjectSyntax.Vmlinux vmlinux -> {
        kernel(object, true, seen);
        yield "vmlinux";
      }
      case ObjectSyntax.Module module -> {
        kernel(object, true, seen);
        Optional<String> name = patches.name(module.name(), scope, PatchRules::module);
        yield "module " + name.map(text -> text.replace('-', '_')).orElse("?");
      }
      case ObjectSyntax.Library library -> {
        kernel(object, false, seen);
        patches.value(library.name(), scope, PatchRules::library);
        yield "library "
            + context
                .constant(library.name())
                .map(name -> PatchRules.libraryName(String.valueOf(name)))
                .orElse("?");
      }
      case ObjectSyntax.Executable executable -> {
        kernel(object, false, seen);
        yield "executable";
      }
    };
  }

  /** Complains, once, if the patch has objects of both kinds. */
  private void kernel(ObjectSyntax object, boolean kernel, Seen seen) {
    Boolean before = seen.kernel;
    seen.kernel = kernel;
    if (before != null && before != kernel && !seen.mixedTold) {
      seen.mixedTold = true;
      context.report(Diagnostic.of(DescriptionErrors.MIXED, seen.patch), object, "");
    }
  }
}
