package org.liveseam.runtime.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.liveseam.runtime.build.CompilerOutput.Message;
import org.liveseam.runtime.build.CompilerOutput.Note;
import org.liveseam.runtime.build.CompilerOutput.Place;
import org.liveseam.runtime.build.SourceMap.Label;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.diagnostic.BuildErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.Span;

/** Turns the compiler's messages into diagnostics that point at what the author wrote. */
public final class CompilerFindings {
  private static final int MOST_NOTES = 4;
  private static final Pattern NO_FILE = Pattern.compile("(.+): No such file or directory");
  private static final Pattern INSTEAD = Pattern.compile("did you mean '(\\w+)'");
  private static final Pattern UNKNOWN_TYPE =
      Pattern.compile(
          "unknown type name .*|.*incomplete type.*|.*storage size of .* isn't known.*");
  private static final Pattern UNDECLARED =
      Pattern.compile(
          "implicit declaration .*|.* undeclared .*|unknown type name .*|.*incomplete type.*");

  private final GeneratedC module;
  private final Dialect dialect;
  private final AuthorFiles authors;
  private final Findings findings;

  public CompilerFindings(GeneratedC module, Dialect dialect, Findings findings) {
    this.module = module;
    this.dialect = dialect;
    this.authors = new AuthorFiles(module);
    this.findings = findings;
  }

  public void read(String output) {
    List<Message> messages = CompilerOutput.parse(output);
    boolean authorsFault =
        messages.stream()
            .anyMatch(m -> m.error() && authors.label(m.place()).filter(this::isFrame).isEmpty());
    for (Message message : messages) {
      Optional<Label> label = authors.label(message.place());
      if (label.isEmpty()) {
        code(message);
      } else if (isFrame(label.get())) {
        if (message.error() && !authorsFault) {
          findings.add(dialect.frame(message.text()).at(label.get().origin().span()));
        }
      } else {
        generated(message, label.get());
      }
    }
  }

  private boolean isFrame(Label label) {
    return label.purpose() == SourceMap.Purpose.MODULE;
  }

  private void generated(Message message, Label label) {
    switch (label.purpose()) {
      case MODULE -> throw new IllegalStateException("the frame is no author's code");
      case DECLARATION -> {} // whoever wrote it does without it then
      case INCLUDE -> include(message, label);
      case PROTOTYPE -> {
        boolean type = UNKNOWN_TYPE.matcher(message.text()).matches();
        if (type && message.error()) {
          findings.add(
              Diagnostic.of(BuildErrors.UNKNOWN_TYPE, label.owner(), message.text())
                  .at(label.origin().span())
                  .help("`include <HEADER>` behind the body declares it")
                  .note("its type is `" + label.origin().detail() + "`"));
        } else if (message.error()) {
          findings.add(
              Diagnostic.of(BuildErrors.C_ERROR, label.owner(), message.text())
                  .at(label.origin().span()));
        }
      }
      case END -> report(message, label.owner(), label.origin().span(), true);
      case ENTRY -> {
        if (message.error()) {
          notInFile(message, label.origin());
        }
      }
      case SIGNATURE -> signature(message, label);
    }
  }

  private void include(Message message, Label label) {
    if (NO_FILE.matcher(message.text()).matches()) {
      findings.add(dialect.noHeader(label.origin().name(), label.origin().span()));
    } else {
      report(message, label.owner(), label.origin().span(), true);
    }
  }

  private void signature(Message message, Label label) {
    Origin origin = label.origin();
    if (message.text().contains("incompatible pointer type")) {
      findings.add(dialect.differs(origin, message.notes()));
    } else if (message.error() && !message.text().contains(" undeclared ")) {
      report(message, origin.owner(), origin.span(), false);
    } // else the entry before it misses the function as well
  }

  private void notInFile(Message message, Origin origin) {
    Diagnostic diagnostic =
        Diagnostic.of(BuildErrors.NOT_IN_FILE, origin.detail(), origin.name())
            .at(origin.span(), "no such function there");
    Matcher instead = INSTEAD.matcher(message.text());
    findings.add(
        instead.find() ? diagnostic.help("did you mean `" + instead.group(1) + "`?") : diagnostic);
  }

  private void code(Message message) {
    Optional<AuthorFiles.Found> found = authors.find(message.place());
    if (found.isEmpty()) {
      found =
          Stream.concat(message.includedFrom().stream(), message.notes().stream().map(Note::place))
              .flatMap(place -> authors.find(place).stream())
              .findFirst();
    }
    if (found.isPresent()) {
      report(message, found.get().owner(), found.get().span(), found.get().inline());
    } else if (message.error()) {
      // In a header of the kernel, by way of an include of the patch.
      Optional<Label> way =
          message.includedFrom().stream().flatMap(p -> authors.label(p).stream()).findFirst();
      String owner = way.map(Label::owner).orElse(module.owner());
      Span span = way.map(label -> label.origin().span()).orElse(module.span());
      report(message, owner, span, false);
    }
  }

  private void report(Message message, String owner, Span span, boolean inline) {
    Matcher noFile = NO_FILE.matcher(message.text());
    Diagnostic diagnostic;
    if (message.error() && noFile.matches()) {
      diagnostic = Diagnostic.of(BuildErrors.NO_HEADER, noFile.group(1), "").at(span);
    } else if (message.error()) {
      diagnostic = Diagnostic.of(BuildErrors.C_ERROR, owner, message.text()).at(span);
      if (inline && UNDECLARED.matcher(message.text()).matches()) {
        diagnostic = diagnostic.help("`include <HEADER>` behind the body brings in declarations");
      }
    } else {
      diagnostic = Diagnostic.of(BuildErrors.C_WARNING, owner, message.text()).at(span).asWarning();
    }
    if (authors.find(message.place()).isEmpty() && authors.label(message.place()).isEmpty()) {
      diagnostic = diagnostic.note("at " + words(message.place()));
    }
    for (Note note : message.notes().stream().limit(MOST_NOTES).toList()) {
      diagnostic = diagnostic.note(words(note.place()) + ": " + note.text());
    }
    findings.add(diagnostic);
  }

  private String words(Place place) {
    return authors
        .find(place)
        .map(found -> found.span().place())
        .or(
            () ->
                authors
                    .label(place)
                    .filter(label -> label.purpose() == SourceMap.Purpose.DECLARATION)
                    .map(label -> label.origin().detail()))
        .orElse(place.file() + ":" + place.line());
  }
}
