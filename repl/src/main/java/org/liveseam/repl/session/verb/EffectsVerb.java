package org.liveseam.repl.session.verb;

import java.util.List;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.repl.view.EffectsView;
import org.liveseam.runtime.apply.Effect;

/** {@code :effects}. */
final class EffectsVerb implements Verb {
  @Override
  public About about() {
    return new About(
        "effects", "", About.Argument.NONE, "what this session did, numbered", List.of(":effects"));
  }

  @Override
  public Response run(ReplSession session, String argument) {
    List<Effect> all =
        session.effects().stream()
            .map(numbered -> renumbered(numbered.effect(), numbered.number()))
            .toList();
    return new Response.Shown(new EffectsView(all));
  }

  private static Effect renumbered(Effect effect, int number) {
    return new Effect(
        number, effect.kind(), effect.name(), effect.patch(), effect.displaced(), effect.left());
  }
}
