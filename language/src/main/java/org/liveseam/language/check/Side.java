package org.liveseam.language.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.liveseam.grammar.tree.ObjectSyntax;
import org.liveseam.grammar.tree.PatchItem;
import org.liveseam.grammar.tree.ReplaceClause;
import org.liveseam.grammar.tree.Statement;

/** Which kind of target something is for, as far as the text tells. */
public enum Side {
  /** {@code vmlinux} and modules. */
  KERNEL,
  /** Libraries and the executable of this process. */
  PROCESS,
  /** Whatever the current target is. */
  OPEN;

  static Side of(ObjectSyntax object) {
    return switch (object) {
      case ObjectSyntax.Vmlinux vmlinux -> KERNEL;
      case ObjectSyntax.Module module -> KERNEL;
      case ObjectSyntax.Library library -> PROCESS;
      case ObjectSyntax.Executable executable -> PROCESS;
    };
  }

  /** What a file is about: the one kind of objects that its declarations name. */
  static Side of(List<Statement> file) {
    Side found = OPEN;
    for (Statement statement : file) {
      List<Side> named =
          switch (statement) {
            case Statement.Library library -> List.of(PROCESS);
            case Statement.Patch patch ->
                patch.declaration().items().stream().map(Side::of).toList();
            case Statement.Replace replace -> List.of(ofNullable(replace.clause().object()));
            default -> List.of();
          };
      for (Side side : named) {
        if (side != OPEN && found != OPEN && side != found) {
          return OPEN;
        }
        found = side == OPEN ? found : side;
      }
    }
    return found;
  }

  private static Side of(PatchItem item) {
    return switch (item) {
      case PatchItem.ObjectBlock block -> of(block.object());
      case ReplaceClause clause -> ofNullable(clause.object());
      default -> OPEN;
    };
  }

  private static Side ofNullable(@Nullable ObjectSyntax object) {
    return object == null ? OPEN : of(object);
  }
}
