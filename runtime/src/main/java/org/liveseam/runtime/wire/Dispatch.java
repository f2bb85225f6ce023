package org.liveseam.runtime.wire;

import com.google.gson.JsonElement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.Transaction;

/** Turns requests into calls of a target. Used by one thread. */
final class Dispatch {
  private final Target target;
  private final Codec codec;
  private final Map<Integer, Transaction> staged = new HashMap<>();
  private int transactions;

  Dispatch(Target target, Codec codec) {
    this.target = target;
    this.codec = codec;
  }

  /** The answer. */
  Object call(Operation operation, @Nullable JsonElement args, Deadline deadline) {
    return switch (operation) {
      case CAPABILITIES -> target.capabilities(deadline);
      case OBSERVE -> target.observe(deadline);
      case RESOLVE ->
          target.resolve(codec.fromJson(args, Arguments.Queries.class).queries(), deadline);
      case PREPARE -> {
        var payload = codec.fromJson(args, Arguments.Prepare.class).payload();
        staged.put(++transactions, target.prepare(payload, deadline));
        yield new Arguments.Staged(transactions);
      }
      case COMMIT -> {
        take(args).commit(deadline);
        yield DONE;
      }
      case ABANDON -> {
        take(args).abandon();
        yield DONE;
      }
      case TRANSITION ->
          target.transition(codec.fromJson(args, Arguments.Module.class).module(), deadline);
      case SET_ENABLED -> {
        var wanted = codec.fromJson(args, Arguments.Switch.class);
        target.setEnabled(wanted.module(), wanted.enabled(), deadline);
        yield DONE;
      }
      case FORCE -> {
        target.force(codec.fromJson(args, Arguments.Module.class).module(), deadline);
        yield DONE;
      }
      case REMOVE -> {
        target.remove(codec.fromJson(args, Arguments.Module.class).module(), deadline);
        yield DONE;
      }
      case LOG -> target.log(codec.fromJson(args, Arguments.After.class).after(), deadline);
      case READ -> target.read(codec.fromJson(args, Arguments.Path.class).path(), deadline);
      case SET_MODULE -> {
        var wanted = codec.fromJson(args, Arguments.Switch.class);
        target.setModule(wanted.module(), wanted.enabled(), deadline);
        yield DONE;
      }
      case LOCK -> {
        target.lock(codec.fromJson(args, Arguments.Holder.class).holder(), deadline);
        yield DONE;
      }
      case UNLOCK -> {
        target.unlock(deadline);
        yield DONE;
      }
    };
  }

  private Transaction take(@Nullable JsonElement args) {
    int number = codec.fromJson(args, Arguments.Staged.class).transaction();
    Transaction transaction = staged.remove(number);
    if (transaction == null) {
      throw new IllegalStateException("no transaction " + number);
    }
    return transaction;
  }

  private static final Arguments.None DONE = new Arguments.None();
}
