package org.liveseam.runtime.diagnostic;

/** E3: loading, switching tasks over, and taking back. */
public final class TransitionErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.UNFINISHED);

  public static final Code STALLED_REVERSED =
      FAMILY.define(
          "E3001",
          "`{}` was not {} within {}: {} task(s) left; reversed",
          "Some tasks never left the functions that the patch replaces, so the transition could not"
              + " finish. It was reversed, as `on-stall reverse` says.",
          "consistency per-task { wait 5s, on-stall reverse } while a kernel thread loops in the"
              + " function",
          "Look at the tasks listed; wait longer, or patch another function.");

  public static final Code STALLED_LEFT =
      FAMILY.define(
          "E3002",
          "`{}` was not {} within {}: {} task(s) left; the transition stays open",
          "Some tasks never left the functions that the patch replaces; `on-stall leave` keeps the"
              + " transition open. Until it ends, no other patch can be applied or reverted.",
          "consistency per-task { wait 5s, on-stall leave }",
          "`seam status` shows the transition; `seam revert NAME` takes the patch back.");

  public static final Code ANOTHER_TRANSITION =
      FAMILY.define(
          "E3003",
          "a transition of `{}` is under way on {}",
          ExitCode.STALE_OR_LOCKED,
          "The kernel runs one transition at a time and answers EBUSY to anything else.",
          "seam apply b.seam while a.seam is still patching",
          "Wait for it, or take that patch back.");

  public static final Code LOAD_REFUSED =
      FAMILY.define(
          "E3004",
          "the kernel refused to load `{}`: {}",
          ExitCode.FAILED,
          "The kernel's module loader or livepatch core answered with an error.",
          "a patch whose `before patch` callback returns -EBUSY",
          "The kernel's words, when it said any, are shown with the error.");

  public static final Code CALLBACK_REFUSED =
      FAMILY.define(
          "E3005",
          "`before patch` of `{}` refused: {}",
          ExitCode.FAILED,
          "The callback returned something else than 0, which cancels the patch. Nothing changed.",
          "before patch c { return -EBUSY; }",
          "The callback knows why; nothing has to be cleaned up.");

  public static final Code UNLOAD_REFUSED =
      FAMILY.define(
          "E3006",
          "the kernel refused to unload `{}`: {}",
          ExitCode.NOT_ROLLED_BACK,
          "The patch is disabled but its module could not be removed. It does nothing any more.",
          "a patch whose transition was forced: the kernel pins its module until reboot",
          "Reboot, or leave the module: it has no effect.");

  public static final Code INTERRUPTED =
      FAMILY.define(
          "E3007",
          "interrupted while `{}` was {}: {}",
          ExitCode.INTERRUPTED,
          "Ctrl-C during a wait takes back what was under way, then ends.",
          "Ctrl-C during seam apply",
          "`seam status` shows the system as it is.");

  public static final Code SWITCH_REFUSED =
      FAMILY.define(
          "E3008",
          "the kernel refused to {} `{}`: {}",
          ExitCode.FAILED,
          "Writing the patch's `enabled` file was answered with an error.",
          "disabling a patch below another one on a kernel before 5.1",
          "`seam status` shows the system as it is.");

  public static final Code ROLLBACK_FAILED =
      FAMILY.define(
          "E3009",
          "could not take back `{}`: {}",
          ExitCode.NOT_ROLLED_BACK,
          "Something failed and taking back what was done failed too. What remains is listed.",
          "a kernel thread that never leaves the patched function",
          "`seam status` shows the system as it is; `seam revert NAME` tries again.");

  public static final Code NOT_STOPPED =
      FAMILY.define(
          "E3050",
          "the threads could not be stopped outside of the functions within {}",
          "`stop-machine` switches when all threads are stopped and none is in a function that"
              + " changes. It tried again and again; nothing was changed.",
          "consistency stop-machine while a thread sleeps in the function",
          "The threads are listed; wait longer, or use `per-task`.");

  public static final Code TASKS_UNSETTLED =
      FAMILY.define(
          "E3051",
          "the threads of this process come and go too fast to be listed",
          "Before a switching starts, and before it turns round, every thread must be known. No two"
              + " listings in a row agreed; what was under way goes on as before.",
          "a program that starts many thousand threads a second",
          "Try again when it is calmer.");

  private TransitionErrors() {}
}
