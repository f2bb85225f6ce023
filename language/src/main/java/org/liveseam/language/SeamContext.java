package org.liveseam.language;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.nodes.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.api.Grants;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.nativecode.Libraries;
import org.liveseam.language.nativecode.NativeRuntime;
import org.liveseam.language.pipeline.PipelineRun;
import org.liveseam.language.translate.Globals;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Clock;
import org.liveseam.runtime.target.Deadline;
import org.liveseam.runtime.target.NativeObjects;
import org.liveseam.runtime.target.TargetSpec;

/**
 * One session's state. Used by the thread that runs the session's script; closures that replace
 * native code enter it on other threads, and use only what says that it is thread-safe.
 */
public final class SeamContext {
  private static final TruffleLanguage.ContextReference<SeamContext> REFERENCE =
      TruffleLanguage.ContextReference.create(SeamLanguage.class);

  private static final Duration OPENING = Duration.ofMinutes(1);

  private final SeamLanguage language;
  private final TruffleLanguage.Env env;
  private final Globals globals;
  private final Deque<TargetSpec> targets = new ArrayDeque<>();
  private final Map<TargetSpec, Session> sessions = new LinkedHashMap<>();
  private @Nullable SeamOptions host;
  private final NativeRuntime natives = new NativeRuntime();
  private final Libraries libraries = new Libraries();
  private final DeclaredPatches declared = new DeclaredPatches();
  private final Cancellation ownCancellation = new Cancellation();
  private @Nullable PipelineRun pipeline;
  private @Nullable PipelineRun lastPipeline;
  private int unsafe;
  private int importing;
  private boolean declaring;

  SeamContext(SeamLanguage language, TruffleLanguage.Env env) {
    this.language = language;
    this.env = env;
    this.globals = new Globals(language, env);
  }

  public static SeamContext get(@Nullable Node node) {
    return REFERENCE.get(node);
  }

  public SeamLanguage language() {
    return language;
  }

  public TruffleLanguage.Env env() {
    return env;
  }

  public Globals globals() {
    return globals;
  }

  /**
   * Says what the host grants; without it, nothing is.
   *
   * @param visible what scripts see of the language and of the host
   * @param entrance how other threads get in
   */
  public void attach(SeamOptions options, Prelude visible, NativeRuntime.Entrance entrance) {
    host = options;
    globals.prelude(visible);
    natives.attach(entrance);
  }

  /** Machine code and the language. Thread-safe. */
  public NativeRuntime natives() {
    return natives;
  }

  /** The libraries that were declared. */
  public Libraries libraries() {
    return libraries;
  }

  /** Empty in a host that knows only polyglot. */
  public Optional<SeamOptions> host() {
    return Optional.ofNullable(host);
  }

  /** Whether nothing may act now, because a declarative file is being evaluated. */
  public boolean isDeclaring() {
    return declaring;
  }

  public void setDeclaring(boolean only) {
    declaring = only;
  }

  public DeclaredPatches declared() {
    return declared;
  }

  /** Where verbs act. */
  @TruffleBoundary
  public TargetSpec currentTarget() {
    TargetSpec innermost = targets.peek();
    if (innermost != null) {
      return innermost;
    }
    return host()
        .flatMap(SeamOptions::target)
        .orElse(libraries.isEmpty() ? TargetSpec.KERNEL : TargetSpec.PROCESS);
  }

  /** Where patches of native code go: a process has one engine, however it was named. */
  @TruffleBoundary
  public TargetSpec processTarget() {
    return host()
        .flatMap(SeamOptions::target)
        .filter(spec -> spec.scheme().equals(TargetSpec.PROCESS.scheme()))
        .orElse(TargetSpec.PROCESS);
  }

  /** Makes verbs act on another target until {@link #leaveTarget}. */
  @TruffleBoundary
  public void enterTarget(TargetSpec spec) {
    targets.push(spec);
  }

  @TruffleBoundary
  public void leaveTarget() {
    targets.pop();
  }

  /** The session on a target; fails with a diagnostic if there is none to be had. */
  @TruffleBoundary
  public Session session(TargetSpec spec) {
    SeamOptions options = host;
    if (options == null) {
      throw Diagnostic.of(
              TargetErrors.NOT_AVAILABLE,
              spec,
              "the program that runs this script grants no target")
          .raise();
    }
    Session session = options.targets().session(spec);
    sessions.put(spec, session);
    PipelineRun running = pipeline;
    if (running != null) {
      session.know(declared.all().patches());
      running.watch(session);
    }
    session.nativeObjects().ifPresent(objects -> libraries.open(objects, Deadline.in(OPENING)));
    return session;
  }

  /** The native code of this process, with every declared library opened. */
  @TruffleBoundary
  public NativeObjects nativeObjects() {
    return session(processTarget())
        .nativeObjects()
        .orElseThrow(() -> new IllegalStateException("the process has no native objects"));
  }

  /** Every session that was used, the newest first. */
  @TruffleBoundary
  public List<Session> sessionsNewestFirst() {
    return List.copyOf(sessions.values()).reversed();
  }

  /** Takes back what this session applied to its own process, and tells what closures swallowed. */
  public void leaveProcess() {
    try {
      Session process = sessions.get(processTarget());
      if (process != null && processTarget().argument().isEmpty()) {
        process.uninterrupted(process::revertEffects);
      }
    } finally {
      tellFailures(true);
    }
  }

  /** Tells what closures that replace native code had to swallow since the last time. */
  @TruffleBoundary
  public void tellFailures(boolean end) {
    natives.tellFailures(end, diagnostic -> emit(new Event.Reported(diagnostic)));
  }

  /** What this session applied and nothing has taken back, as sentences for a report. */
  public List<String> remains() {
    var sentences = new ArrayList<String>();
    sessions.forEach(
        (target, session) -> {
          List<String> passing = session.passingEffects();
          if (!passing.isEmpty()) {
            sentences.add("still applied on " + target + ": " + String.join(", ", passing));
          }
        });
    return sentences;
  }

  /** The pipeline that runs; null for none. */
  public @Nullable PipelineRun pipeline() {
    return pipeline;
  }

  /** The one that runs, else the last one that ran; null for none. */
  public @Nullable PipelineRun reported() {
    return pipeline == null ? lastPipeline : pipeline;
  }

  /** A pipeline begins. */
  public void enterPipeline(PipelineRun run) {
    pipeline = run;
    lastPipeline = run;
    sessions.values().forEach(run::watch);
  }

  /** It ends. */
  public void leavePipeline() {
    pipeline = null;
    sessions.values().forEach(session -> session.watchEffects(effect -> {}));
  }

  /** An imported file is being evaluated: its pipelines are declared, and do not run. */
  public void enterImport() {
    importing++;
  }

  /** That is over. */
  public void leaveImport() {
    importing--;
  }

  public boolean isImporting() {
    return importing > 0;
  }

  /** The wish to stop. */
  public Cancellation cancellation() {
    SeamOptions options = host;
    return options == null ? ownCancellation : options.cancellation();
  }

  /**
   * What was under way has stopped; what follows cleans up, and has its time. A wish to stop that
   * comes from now on is a new one, and none that {@link #heed} heard.
   */
  @TruffleBoundary
  public void cleanUp() {
    cancellation().renew();
  }

  /**
   * Somebody's wish that nothing has heard yet is heard here, because clean-up is about to begin
   * and it would cut that short.
   *
   * @return the failure that what was under way ends with instead; null if nobody wants it to stop
   */
  @TruffleBoundary
  public @Nullable SeamException heed(@Nullable SeamException failure, Node where) {
    if (!cancellation().heed()) {
      return failure;
    }
    if (failure != null && failure.isCancellation()) {
      return failure;
    }
    SeamException stopped = SeamException.of(Diagnostic.of(ScriptErrors.CANCELLED), where);
    return failure == null ? stopped : stopped.and(failure);
  }

  /** The current target's time if it is open, else this machine's. */
  @TruffleBoundary
  public Clock clock() {
    Session session = sessions.get(currentTarget());
    return session == null ? Clock.SYSTEM : session.clock();
  }

  /** What scripts may do to this machine. */
  public Grants grants() {
    return host().map(SeamOptions::grants).orElse(Grants.NONE);
  }

  @TruffleBoundary
  public void emit(Event event) {
    SeamOptions options = host;
    if (options != null) {
      options.events().accept(event);
    }
  }

  /** An {@code unsafe} block begins; on the script's thread. */
  public void enterUnsafe() {
    unsafe++;
  }

  /** It ends. */
  public void leaveUnsafe() {
    unsafe--;
  }

  /** Whether one is under way: what would have to be confirmed is. */
  public boolean isUnsafe() {
    return unsafe > 0;
  }
}
