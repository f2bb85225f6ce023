package org.liveseam.language.api;

import java.nio.file.Path;
import java.util.List;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.model.PatchSet;

/**
 * One session of the language: what it evaluates and applies is kept until it is closed.
 *
 * <p>Not thread-safe but for {@link #cancel}. Errors of the user are {@link
 * org.liveseam.runtime.diagnostic.DiagnosticException}s: those found before the first statement
 * ends with exit 65, others as their codes say.
 */
@SuppressWarnings("DoNotCallSuggester") // while the bodies are missing
public final class Seam implements AutoCloseable {
  private final SeamOptions options;

  private Seam(SeamOptions options) {
    this.options = options;
  }

  /** Cheap; the language starts with the first evaluation. */
  public static Seam create(SeamOptions options) {
    return new Seam(options);
  }

  /**
   * Syntax and meaning, without evaluating anything.
   *
   * @param folder what relative paths of the text are relative to
   */
  public static CheckResult check(Source source, Path folder) {
    throw new UnsupportedOperationException(source + " in " + folder);
  }

  /** Evaluates a declarative file; a file that acts is an error. */
  public Declarations declarations(Source source, Path folder) {
    throw new UnsupportedOperationException(source + " in " + folder);
  }

  /** Carries a script out; its tests do not run. What it applied stays when it fails. */
  public void run(Source source, Path folder) {
    throw new UnsupportedOperationException(source + " in " + folder);
  }

  /** Runs a test of {@link #declarations}; returns if it passes. */
  public void runTest(TestHandle test) {
    throw new UnsupportedOperationException(test.name());
  }

  /**
   * Carries one input of a conversation out; names, patches and effects are kept over inputs.
   *
   * @param folder what relative paths of the input are relative to
   */
  public ReplResult eval(String input, Path folder) {
    throw new UnsupportedOperationException(input + " in " + folder);
  }

  /** {@link #eval(String, Path)} in the folder this process was started in. */
  public ReplResult eval(String input) {
    return eval(input, Path.of("").toAbsolutePath());
  }

  /** Every patch that inputs of the conversation declared, in their order. */
  public PatchSet patches() {
    return PatchSet.EMPTY;
  }

  /** Names that the next input can use, for completion: its own and the prelude's, sorted. */
  public List<String> names() {
    return List.of();
  }

  /** Stops what runs at the next safe point; {@code ensure} blocks run. From any thread. */
  public void cancel() {
    options.cancellation().cancel();
  }

  /** Ends the session. What is applied stays applied. */
  @Override
  public void close() {}
}
