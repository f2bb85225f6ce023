package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.event.Transcript;
import org.liveseam.runtime.model.Body;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Patches;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;

/**
 * One story, told by whatever target: patches of the same shape go on, lie on one another, are
 * refused, replaced and taken back. What each target says of it must be the same.
 */
public final class Story {
  /** What every target says; a guest's kernel was the first to say it. */
  public static final List<String> TOLD =
      """
      enabling patch 'first'
      'first': initializing patching transition
      'first': pre_patch callback of object 'OBJECT'
      'first': starting patching transition
      'first': completing patching transition
      'first': post_patch callback of object 'OBJECT'
      'first': patching complete
      enabling patch 'second'
      'second': initializing patching transition
      'second': starting patching transition
      'second': completing patching transition
      'second': patching complete
      'first': initializing unpatching transition
      'first': pre_unpatch callback of object 'OBJECT'
      'first': starting unpatching transition
      'first': completing unpatching transition
      'first': post_unpatch callback of object 'OBJECT'
      'first': unpatching complete
      enabling patch 'second'
      'second': initializing patching transition
      'second': pre_patch callback of object 'OBJECT'
      'second': starting patching transition
      'second': completing patching transition
      'second': post_patch callback of object 'OBJECT'
      'second': patching complete
      'second': initializing unpatching transition
      'second': starting unpatching transition
      'second': completing unpatching transition
      'second': unpatching complete
      enabling patch 'refusing'
      'refusing': initializing patching transition
      'refusing': pre_patch callback of object 'OBJECT'
      pre-patch callback failed for object 'OBJECT'
      failed to enable patch 'refusing'
      'refusing': canceling patching transition, going to unpatch
      'refusing': completing unpatching transition
      'refusing': unpatching complete
      enabling patch 'all'
      'all': initializing patching transition
      'all': pre_patch callback of object 'OBJECT'
      'all': starting patching transition
      'all': completing patching transition
      'all': post_patch callback of object 'OBJECT'
      'all': patching complete
      'all': initializing unpatching transition
      'all': pre_unpatch callback of object 'OBJECT'
      'all': starting unpatching transition
      'all': completing unpatching transition
      'all': post_unpatch callback of object 'OBJECT'
      'all': unpatching complete
      """
          .lines()
          .toList();

  private final ObjectRef object;
  private final String function;
  private final List<Event> events = new ArrayList<>();
  private final Session session;

  /**
   * @param object that has the function
   * @param function returns an int; its replacement may return any number
   */
  public Story(Connection connection, ObjectRef object, String function) {
    this.object = object;
    this.function = function;
    this.session = new Session(connection, events::add, new Cancellation(), connection.clock());
  }

  private FunctionPatch function(String number) {
    return ScoreLibrary.function(function, inline("return " + number + ";"));
  }

  private static Body inline(String code) {
    return new Body.InlineC(code, List.of(), Patches.HERE);
  }

  private Patch patch(String name, String number, List<Callback> callbacks) {
    return Patches.patch(
        name, List.of(new ObjectPatch(object, List.of(function(number)), callbacks, Patches.HERE)));
  }

  private static List<Callback> callbacks(String status) {
    return Arrays.stream(Callback.Kind.values())
        .map(
            kind ->
                new Callback(
                    kind,
                    inline(kind.returnsStatus() ? "return " + status + ";" : "(void)obj;"),
                    Patches.HERE))
        .toList();
  }

  private void apply(Patch patch) {
    session.apply(List.of(patch), ApplyOptions.USUAL);
  }

  /** Every line of it, with one name for the object. */
  public List<String> tell() {
    apply(patch("first", "1", callbacks("0")));
    apply(patch("second", "2", List.of()));
    session.revert(List.of("first"));
    apply(patch("second", "22", callbacks("0"))); // other content: the old one goes
    Patch refusing = patch("refusing", "3", callbacks("-16"));
    assertThrows(DiagnosticException.class, () -> apply(refusing));
    apply(Patches.replacingAll(patch("all", "4", callbacks("0"))));
    session.revert(List.of("all"));
    var words = new Transcript(m -> m.replaceAll("^seam_(.*)_[0-9a-f]{12}$", "$1"));
    return events.stream()
        .filter(Event.LogLine.class::isInstance)
        .flatMap(e -> words.line(((Event.LogLine) e).line()).stream())
        .map(line -> line.replace("'" + object.kernelName() + "'", "'OBJECT'"))
        .toList();
  }
}
