package org.liveseam.runtime.event;

import org.liveseam.runtime.event.Event.Direction;
import org.liveseam.runtime.model.Callback;

/**
 * What a kernel logs about live patches, word for word, for engines that are not a kernel: the same
 * patch then tells the same story everywhere. {@link Transcript} reads them back.
 *
 * <p>Source: kernel/livepatch/core.c and transition.c, and for callbacks the generated module.
 *
 * <pre>
 *   level 4, warning: refusals and force    5, notice: what was asked for    6: callbacks
 *   level 7, debug: the steps of a transition
 * </pre>
 *
 * @param level as syslog counts
 */
public record Words(int level, String text) {
  private static final int WARNING = 4;
  private static final int NOTICE = 5;
  private static final int INFO = 6;
  private static final int DEBUG = 7;

  private static Words livepatch(int level, String text) {
    return new Words(level, "livepatch: " + text);
  }

  public static Words enabling(String module) {
    return livepatch(NOTICE, "enabling patch '%s'".formatted(module));
  }

  public static Words initializing(String module, Direction direction) {
    return livepatch(
        DEBUG, "'%s': initializing %s transition".formatted(module, direction.words()));
  }

  public static Words starting(String module, Direction direction) {
    return livepatch(NOTICE, "'%s': starting %s transition".formatted(module, direction.words()));
  }

  public static Words completing(String module, Direction direction) {
    return livepatch(DEBUG, "'%s': completing %s transition".formatted(module, direction.words()));
  }

  public static Words complete(String module, Direction direction) {
    return livepatch(NOTICE, "'%s': %s complete".formatted(module, direction.words()));
  }

  /** A transition turns back. */
  public static Words reversing(String module, Direction from) {
    return livepatch(
        DEBUG,
        "'%s': reversing transition from %s to %s"
            .formatted(module, from.words(), from.opposite().words()));
  }

  /** A transition that never started is undone. */
  public static Words canceling(String module) {
    return livepatch(
        DEBUG, "'%s': canceling patching transition, going to unpatch".formatted(module));
  }

  /** A callback refused. */
  public static Words callbackFailed(String object) {
    return livepatch(WARNING, "pre-patch callback failed for object '%s'".formatted(object));
  }

  public static Words enablingFailed(String module) {
    return livepatch(WARNING, "failed to enable patch '%s'".formatted(module));
  }

  /** After 15 seconds, tasks that sleep are woken so that they can switch. */
  public static Words signaling() {
    return livepatch(NOTICE, "signaling remaining tasks");
  }

  /** The kernel says "patched" whichever way it goes. */
  public static Words forcing() {
    return livepatch(WARNING, "forcing remaining tasks to the patched state");
  }

  /** An object came that an enabled patch has functions for. */
  public static Words applying(String module, String object) {
    return livepatch(
        NOTICE, "applying patch '%s' to loading module '%s'".formatted(module, object));
  }

  /** An object that came cannot be patched. */
  public static Words applyingFailed(String module, String object) {
    return livepatch(
        WARNING,
        "patch '%s' failed for module '%s', refusing to load module '%s'"
            .formatted(module, object, object));
  }

  /** Why something that was announced did not happen; the kernel gives no reasons. */
  public static Words because(String module, String reason) {
    return new Words(WARNING, "liveseam: '%s': %s".formatted(module, reason));
  }

  /** An object goes that an enabled patch has functions for. */
  public static Words reverting(String module, String object) {
    return livepatch(
        NOTICE, "reverting patch '%s' on unloading module '%s'".formatted(module, object));
  }

  /** A callback is about to run. */
  public static Words callback(String module, Callback.Kind kind, String object) {
    return new Words(
        INFO,
        "liveseam: '%s': %s callback of object '%s'".formatted(module, kind.kernelName(), object));
  }
}
