package org.liveseam.language.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.SeamContext;
import org.liveseam.language.SeamException;
import org.liveseam.language.assist.Document;
import org.liveseam.language.check.Analysis;
import org.liveseam.language.check.Checker;
import org.liveseam.language.check.Prelude;
import org.liveseam.language.check.Settings;
import org.liveseam.language.source.Formatting;
import org.liveseam.language.source.ModuleLoader;
import org.liveseam.language.translate.Unit;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.ScriptErrors;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchSet;
import org.liveseam.runtime.target.NativeObjects.LibrarySpec;
import org.liveseam.runtime.target.TargetSpec;

/**
 * One session of the language: what it evaluates and applies is kept until it is closed.
 *
 * <p>Not thread-safe but for {@link #cancel}. Errors of the user are {@link
 * org.liveseam.runtime.diagnostic.DiagnosticException}s: those found before the first statement end
 * with exit 65, others as their codes say.
 */
public final class Seam implements AutoCloseable {
  private static final long SLICE_MILLIS = 50;
  private static final Duration LEAVING = Duration.ofSeconds(3);

  private final SeamOptions options;
  private @Nullable Prelude prelude;
  private volatile @Nullable Engine engine; // read by cancel, from any thread
  private @Nullable Conversation conversation;
  private boolean closed;

  private Seam(SeamOptions options) {
    this.options = options;
  }

  /**
   * Cheap; the language starts with the first evaluation.
   *
   * @throws DiagnosticException if a function of the host's is declared wrongly
   * @throws IllegalArgumentException if one is no function, or has a name that is taken
   */
  public static Seam create(SeamOptions options) {
    var seam = new Seam(options);
    if (!options.functions().isEmpty()) {
      seam.prelude();
    }
    return seam;
  }

  /** What this session's files see. */
  Prelude prelude() {
    Prelude visible = prelude;
    if (visible == null) {
      visible = Prelude.with(options.functions());
      prelude = visible;
    }
    return visible;
  }

  /**
   * Syntax and meaning, without evaluating anything.
   *
   * @param folder what relative paths of the text are relative to
   */
  public static CheckResult check(Source source, Path folder) {
    return check(source, folder, ScriptInputs.NONE);
  }

  /** The same, and whether these values of its params are right; none needs to be given. */
  public static CheckResult check(Source source, Path folder, ScriptInputs inputs) {
    return result(analyse(Prelude.standard(), source, folder), inputs);
  }

  /** The same for a file of this session, which sees the host's functions, too. */
  public CheckResult inspect(Source source, Path folder, ScriptInputs inputs) {
    return result(analyse(source, folder), inputs);
  }

  private static CheckResult result(Analysis analysis, ScriptInputs inputs) {
    var diagnostics = new ArrayList<>(analysis.diagnostics());
    diagnostics.addAll(Settings.of(analysis, inputs).wrong());
    return new CheckResult(
        diagnostics, analysis.acting(), analysis.patches(), analysis.tests(), analysis.inProcess());
  }

  /** What a text lets be set from outside; errors in it are not told. */
  public static List<ScriptParam> params(Source source, Path folder) {
    return analyse(Prelude.standard(), source, folder).params().stream()
        .map(p -> new ScriptParam(p.name(), p.type().word(), p.defaultText(), p.doc()))
        .toList();
  }

  /** A text in the one style; a text with syntax errors has none, and they are thrown. */
  public static String format(Source source) {
    return Formatting.format(source);
  }

  /** Evaluates a declarative file; a file that acts is an error. */
  public Declarations declarations(Source source, Path folder) {
    return declarations(source, folder, ScriptInputs.NONE);
  }

  /** The same with values for its params. */
  public Declarations declarations(Source source, Path folder, ScriptInputs inputs) {
    Analysis analysis = analyse(source, folder);
    var problems = new ArrayList<>(analysis.diagnostics());
    problems.addAll(analysis.acting());
    if (!analysis.acting().isEmpty() || analysis.hasErrors()) {
      throw new DiagnosticException(problems);
    }
    Settings settings = settings(analysis, inputs);
    return running(
        context -> {
          context.setDeclaring(true);
          try {
            Unit unit = unit(context, analysis, settings, inputs);
            unit.evaluate();
            List<TestHandle> tests = unit.tests().stream().map(Tests::handle).toList();
            return new Declarations(context.declared().all(), tests);
          } catch (SeamException e) {
            throw e.toSourceError();
          } finally {
            context.setDeclaring(false);
          }
        });
  }

  /** Carries a script out; its tests do not run. What it applied stays when it fails. */
  public void run(Source source, Path folder) {
    run(source, folder, ScriptInputs.NONE);
  }

  /** The same with values for its params, and arguments. */
  public void run(Source source, Path folder, ScriptInputs inputs) {
    Analysis analysis = analyse(source, folder);
    refuse(analysis);
    Settings settings = settings(analysis, inputs);
    options.cancellation().settle();
    running(
        context -> {
          try {
            unit(context, analysis, settings, inputs).evaluate();
          } catch (SeamException e) {
            throw e.noting(context.remains());
          } finally {
            context.tellFailures(false);
          }
          return true;
        });
  }

  /** Lets files be read again that have changed: what they declared is forgotten. */
  void forget() {
    if (engine != null) {
      inside(
          context -> {
            context.declared().clear();
            context.globals().forget();
            return true;
          });
    }
  }

  /** Runs a test of {@link #declarations}; returns if it passes. */
  public void runTest(TestHandle test) {
    options.cancellation().settle();
    running(
        context -> {
          Tests.run(test, context);
          return true;
        });
  }

  /**
   * Carries one input of a conversation out; names, patches and effects are kept over inputs.
   *
   * @param folder what relative paths of the input are relative to
   */
  public ReplResult eval(String input, Path folder) {
    return conversation().eval(input, folder);
  }

  /** {@link #eval(String, Path)} in the folder this process was started in. */
  public ReplResult eval(String input) {
    return eval(input, Path.of("").toAbsolutePath());
  }

  /**
   * The value of one expression of a conversation, evaluated where nothing may act. No name is kept
   * of it; what it calls may still change variables of earlier inputs.
   */
  public ReplResult peek(String expression, Path folder) {
    return conversation().peek(expression, folder);
  }

  /**
   * The session on a target as scripts see it: on the process, what was declared as a library is
   * opened first.
   */
  public Session session(TargetSpec spec) {
    return inside(context -> context.session(spec));
  }

  /** The session that patches are for: their objects decide. */
  public Session sessionFor(List<Patch> patches) {
    boolean process = !patches.isEmpty() && patches.stream().allMatch(Patch::inProcess);
    return session(process ? processTarget() : currentTarget());
  }

  /** Where verbs act that name no target. */
  public TargetSpec currentTarget() {
    return inside(SeamContext::currentTarget);
  }

  /** Where patches of native code go. */
  public TargetSpec processTarget() {
    return inside(SeamContext::processTarget);
  }

  /** Every patch that files and inputs of this session declared, in their order. */
  public PatchSet patches() {
    return engine == null ? PatchSet.EMPTY : inside(context -> context.declared().all());
  }

  /**
   * The text of a file that declares these patches, with the libraries that those of a process
   * need. It was read again: its patches are of the same content.
   *
   * @param folder where the file will be
   * @throws DiagnosticException E0731 for what no text can say, and where a file that a patch was
   *     made from has changed
   */
  public String save(List<Patch> patches, Path folder) {
    boolean process = patches.stream().anyMatch(Patch::inProcess);
    List<LibrarySpec> libraries =
        process ? inside(context -> context.libraries().declared()) : List.of();
    return Saving.text(libraries, patches, folder, options);
  }

  /** What an input that is being typed could go on with, and what its words mean. */
  public Document assist(String input, Path folder) {
    return conversation().assist(input, folder);
  }

  /** Names that the next input can use, for completion: its own and the prelude's, sorted. */
  public List<String> names() {
    return conversation().names();
  }

  /** Documentation of a name of the standard library: signature, text and example. */
  public static Optional<String> documentation(String name) {
    return Documentation.of(name);
  }

  /** Stops what runs at the next safe point; {@code ensure} blocks run. From any thread. */
  public void cancel() {
    options.cancellation().cancel();
    Engine running = engine;
    if (running != null) {
      running.cancel();
    }
  }

  /**
   * Ends the session. What is applied to kernels stays applied; what is applied to this process is
   * taken back, and throws if it cannot be.
   */
  @Override
  public void close() {
    closed = true;
    Engine running = engine;
    if (running != null) {
      engine = null;
      running.close();
    }
  }

  <T> T inside(Function<SeamContext, T> work) {
    return engine().inside(work);
  }

  /** The same for code of a script, which may be wanted to stop. */
  <T> T running(Function<SeamContext, T> script) {
    return engine().running(script);
  }

  private Engine engine() {
    Engine running = engine;
    if (running == null) {
      if (closed) {
        throw new IllegalStateException("the session is closed");
      }
      running = start();
      engine = running;
    }
    return running;
  }

  /** A debugger is waited for inside, where no wish to stop is heard; so that is left behind. */
  private Engine start() {
    Prelude visible = prelude();
    Watch watch = options.tools().watch();
    if (watch == null || !watch.waits()) {
      return new Engine(options, visible);
    }
    var started = new FutureTask<>(() -> new Engine(options, visible));
    Thread waiting = Thread.ofPlatform().daemon().name("seam-debugged").start(started);
    while (true) {
      try {
        return started.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (options.cancellation().isPressing()) {
          throw leave(started, waiting);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw leave(started, waiting);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failed
            ? failed
            : new IllegalStateException(e.getCause());
      }
    }
  }

  /**
   * Ends the wait for a debugger, which knows of nothing but being interrupted: whoever is in it
   * would hold up the end of the tools, and of the process.
   */
  private static DiagnosticException leave(FutureTask<Engine> started, Thread waiting) {
    started.cancel(true);
    try {
      waiting.join(LEAVING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Diagnostic.of(ScriptErrors.CANCELLED).raise();
  }

  private Conversation conversation() {
    Conversation going = conversation;
    if (going == null) {
      going = new Conversation(this);
      conversation = going;
    }
    return going;
  }

  private Analysis analyse(Source source, Path folder) {
    return analyse(prelude(), source, folder);
  }

  private static Analysis analyse(Prelude visible, Source source, Path folder) {
    return Checker.ofFiles(visible).file(new ModuleLoader().load(source, folder));
  }

  /** Throws if the params do not all have right values. */
  private static Settings settings(Analysis analysis, ScriptInputs inputs) {
    Settings settings = Settings.of(analysis, inputs);
    if (!settings.problems().isEmpty()) {
      throw new DiagnosticException(settings.problems());
    }
    return settings;
  }

  private static Unit unit(
      SeamContext context, Analysis analysis, Settings settings, ScriptInputs inputs) {
    context.globals().arguments(inputs.arguments());
    Unit unit = context.globals().unit(analysis);
    unit.set(settings.values());
    return unit;
  }

  private static void refuse(Analysis analysis) {
    List<Diagnostic> problems = analysis.diagnostics();
    if (analysis.hasErrors()) {
      throw new DiagnosticException(problems);
    }
  }
}
