package org.liveseam.repl.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.liveseam.runtime.apply.Effect;
import org.liveseam.runtime.apply.Session;

/**
 * What a conversation did, on all of its targets. Each target's session numbers its own effects;
 * here they get one row of numbers, from 1, never reused. Not thread-safe.
 */
public final class EffectLog {
  private final List<Numbered> all = new ArrayList<>();
  private final Map<Session, Integer> seen = new HashMap<>();

  /**
   * An effect.
   *
   * @param number in the conversation
   * @param session whose effect it is
   */
  public record Numbered(int number, Session session, Effect effect) {}

  /** Numbers what is new; those of one input go by target, in the order targets were opened. */
  void update(List<Session> open) {
    for (Session session : open) {
      List<Effect> effects = session.effects();
      int before = seen.getOrDefault(session, 0);
      for (Effect effect : effects.subList(before, effects.size())) {
        all.add(new Numbered(all.size() + 1, session, effect));
      }
      seen.put(session, effects.size());
    }
  }

  /** Everything, oldest first. */
  public List<Numbered> all() {
    return List.copyOf(all);
  }

  /** The effect of a number. */
  public Optional<Numbered> find(int number) {
    return number < 1 || number > all.size() ? Optional.empty() : Optional.of(all.get(number - 1));
  }
}
