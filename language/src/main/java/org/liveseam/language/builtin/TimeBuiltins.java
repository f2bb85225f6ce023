package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.time.Duration;
import java.time.Instant;
import org.liveseam.language.SeamContext;
import org.liveseam.language.library.Times;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamInstant;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.LibraryErrors;
import org.liveseam.runtime.model.Consistency;

/** Moments and durations: module {@code std:time}. */
abstract class TimeBuiltins {
  private TimeBuiltins() {}

  /** {@code time.now()}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.now")
  abstract static class NowNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected SeamInstant now() {
      act("now");
      return new SeamInstant(Instant.now());
    }
  }

  /** {@code time.elapsed()}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.elapsed")
  abstract static class ElapsedNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected SeamDuration elapsed() {
      act("elapsed");
      Duration since = Duration.ofNanos(SeamContext.get(this).clock().nanos());
      return new SeamDuration(since, SeamDuration.Unit.SECONDS);
    }
  }

  /** {@code time.sleep(length)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.sleep")
  abstract static class SleepNode extends VerbNode {
    @Specialization
    @TruffleBoundary
    protected Object sleep(SeamDuration length) {
      act("sleep");
      if (length.length().isNegative() || length.length().compareTo(Consistency.LONGEST_WAIT) > 0) {
        throw failCaller(
            Diagnostic.of(
                LibraryErrors.ARGUMENT,
                "length",
                "sleep",
                "is not between 0s and 30d: " + length.render()));
      }
      pause(length.length());
      return SeamNull.NULL;
    }
  }

  /** {@code time.parse(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.parse")
  abstract static class ParseNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamInstant parse(String text) {
      return library(() -> Times.moment(text));
    }
  }

  /** {@code time.parse_duration(text)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.parse_duration")
  abstract static class ParseDurationNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamDuration parse(String text) {
      return library(() -> Times.duration(text));
    }
  }

  /** {@code time.format(moment, pattern, zone)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.format")
  abstract static class FormatNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected String format(SeamInstant moment, String pattern, String zone) {
      return library(() -> Times.format(moment, pattern, zone));
    }
  }

  /** {@code time.parts(moment, zone)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.parts")
  abstract static class PartsNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamRecord parts(SeamInstant moment, String zone) {
      return library(() -> Times.parts(moment, zone));
    }
  }

  /** {@code time.at(seconds)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.at")
  abstract static class AtNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected SeamInstant at(long seconds) {
      within("seconds", "at", seconds, Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond());
      return new SeamInstant(Instant.ofEpochSecond(seconds));
    }
  }

  /** {@code time.seconds(moment)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "time.seconds")
  abstract static class SecondsNode extends LibraryNode {
    @Specialization
    @TruffleBoundary
    protected long seconds(SeamInstant moment) {
      return moment.moment().getEpochSecond();
    }
  }
}
