package org.liveseam.grammar.tree;

import java.util.List;
import org.liveseam.grammar.Span;

/** What stands in a patch: its fields, its objects, and replacements whose object is left out. */
public sealed interface PatchItem extends Syntax
    permits PatchItem.Reason,
        PatchItem.Fixes,
        PatchItem.Requires,
        PatchItem.Consistency,
        PatchItem.ReplacesAll,
        PatchItem.Prologue,
        PatchItem.Shadow,
        PatchItem.State,
        PatchItem.ObjectBlock,
        ReplaceClause,
        UnknownField {

  /** {@code reason "text"}. */
  record Reason(Expression value, Span span) implements PatchItem {}

  /** {@code fixes ["CVE-2026-0001"]}. */
  record Fixes(Expression value, Span span) implements PatchItem {}

  /**
   * {@code requires kernel "6.1.*"}.
   *
   * @param subject what is required, {@code kernel} the only one known today
   */
  record Requires(Name subject, Expression value, Span span) implements PatchItem {}

  /** {@code consistency per-task { wait 60s }}. */
  record Consistency(ConsistencySyntax consistency, Span span) implements PatchItem {}

  /** {@code replaces all}. */
  record ReplacesAll(Span span) implements PatchItem {}

  /**
   * {@code prologue allow}.
   *
   * @param allowed false for {@code prologue deny}, which is so if nothing is said
   */
  record Prologue(boolean allowed, Span span) implements PatchItem {}

  /**
   * {@code shadow forks: u32 on struct task_struct}.
   *
   * @param type of C, or a native type of the language
   * @param owner of C
   */
  record Shadow(Name name, TypeSyntax.Plain type, TypeSyntax.Plain owner, Span span)
      implements PatchItem {}

  /** {@code state 7 version 2}. */
  record State(Expression id, Expression version, Span span) implements PatchItem {}

  /** {@code in vmlinux { items }}. */
  record ObjectBlock(ObjectSyntax object, List<ObjectItem> items, Span span) implements PatchItem {
    public ObjectBlock {
      items = List.copyOf(items);
    }
  }
}
