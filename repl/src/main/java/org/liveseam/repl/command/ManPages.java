package org.liveseam.repl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.liveseam.repl.doc.MarkdownPage;
import org.liveseam.repl.doc.Roff;
import org.liveseam.repl.io.Streams;
import org.liveseam.runtime.diagnostic.Catalogue;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Pages of the manual: {@code seam(1)} and one for each command from what is known of the commands,
 * {@code seam(5)} and {@code seam-tutorial(7)} from pages of the documentation, {@code
 * seam-errors(7)} from the catalogue.
 */
final class ManPages {
  private static final String LANGUAGE = "language";
  private static final String ERRORS = "errors";
  private static final String TUTORIAL = "tutorial";

  private ManPages() {}

  /** What {@code seam man} takes. */
  static List<String> names() {
    return Stream.concat(Stream.of(LANGUAGE, ERRORS, TUTORIAL), CommandLines.names().stream())
        .toList();
  }

  /** Every page by its file, {@code man1/seam-apply.1}. */
  static Map<String, String> all(Streams streams) {
    CommandLine root = CommandLines.of(streams);
    var pages = new LinkedHashMap<String, String>();
    pages.put("man1/seam.1", command(root));
    for (CommandLine command : root.getSubcommands().values().stream().distinct().toList()) {
      pages.put("man1/seam-" + command.getCommandName() + ".1", command(command));
    }
    pages.put("man5/seam.5", page(LANGUAGE, streams));
    pages.put("man7/seam-errors.7", page(ERRORS, streams));
    pages.put("man7/seam-tutorial.7", page(TUTORIAL, streams));
    return pages;
  }

  /** One page; an empty name is {@code seam} itself. */
  static String page(String name, Streams streams) {
    return switch (name) {
      case LANGUAGE ->
          document("seam", "5", "the language of live patches, edition 1", "language.md");
      case TUTORIAL ->
          document(
              "seam-tutorial",
              "7",
              "a first patch, of a library in this process",
              "how-to/patch-a-process.md");
      case ERRORS -> errors();
      default -> {
        CommandLine root = CommandLines.of(streams);
        CommandLine named = name.isEmpty() ? root : root.getSubcommands().get(name);
        if (named == null) {
          throw new IllegalArgumentException("no page " + name);
        }
        yield command(named);
      }
    };
  }

  private static Roff start(String name, String section, String summary) {
    return new Roff(name, section, Version.number(), Version.date()).name(name, summary);
  }

  private static String document(String name, String section, String summary, String file) {
    return MarkdownPage.append(start(name, section, summary), resource(file)).toString();
  }

  private static String errors() {
    Roff page = start("seam-errors", "7", "every error of seam: cause, example, remedy");
    page.section("DESCRIPTION");
    page.markdown("`seam explain CODE` tells the same of one error.");
    page.section("ERRORS");
    for (Code code : Catalogue.all()) {
      page.part(code.id() + ": " + code.summary().replace("{}", "..."));
      page.paragraph(code.cause());
      page.code(code.example().lines().toList());
      page.paragraph(code.remedy());
      page.paragraph("Exit code " + code.exit().value() + ": " + code.exit().meaning() + ".");
    }
    return page.toString();
  }

  private static String command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    String name = spec.qualifiedName("-");
    List<String> description = Arrays.asList(spec.usageMessage().description());
    Roff page = start(name, "1", sentence(description.getFirst()));
    page.section("SYNOPSIS");
    page.code(synopsis(command));
    page.section("DESCRIPTION");
    for (String paragraph : description) {
      if (!paragraph.isEmpty()) {
        page.paragraph(paragraph);
      }
    }
    page.section("EXAMPLES");
    for (String example : HelpText.of(spec.userObject().getClass())) {
      String[] parts = example.split(" # ", 2);
      page.term(parts[0], parts[1]);
    }
    arguments(page, spec);
    subcommands(page, command);
    page.section("EXIT STATUS");
    for (ExitCode code : ExitCode.values()) {
      page.term("" + code.value(), code.meaning());
    }
    page.section("SEE ALSO");
    page.paragraph("seam(1), seam(5), seam-errors(7), seam-tutorial(7)");
    return page.toString();
  }

  private static List<String> synopsis(CommandLine command) {
    String text = command.getHelp().synopsis(0);
    return Ansi.OFF.string(text).lines().map(String::stripTrailing).toList();
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static void arguments(Roff page, CommandSpec spec) {
    if (!spec.positionalParameters().isEmpty()) {
      page.section("ARGUMENTS");
      for (PositionalParamSpec argument : spec.positionalParameters()) {
        page.term(argument.paramLabel(), String.join(" ", argument.description()));
      }
    }
    page.section("OPTIONS");
    List<OptionSpec> options = new ArrayList<>(spec.options());
    options.removeIf(OptionSpec::hidden);
    options.sort(java.util.Comparator.comparing(OptionSpec::longestName));
    for (OptionSpec option : options) {
      page.term(label(option), String.join(" ", option.description()));
    }
  }

  private static String label(OptionSpec option) {
    String names = String.join(", ", option.names());
    if (option.arity().max() == 0) {
      return names;
    }
    boolean optional = option.arity().min() == 0;
    String value = (option.longestName().startsWith("--") ? "=" : " ") + option.paramLabel();
    return names + (optional ? "[" + value + "]" : value);
  }

  private static void subcommands(Roff page, CommandLine command) {
    List<CommandLine> all = command.getSubcommands().values().stream().distinct().toList();
    if (!all.isEmpty()) {
      page.section("COMMANDS");
      for (CommandLine sub : all) {
        String[] about = sub.getCommandSpec().usageMessage().description();
        String name = "seam-" + sub.getCommandName() + "(1)";
        page.term(name, Arrays.stream(about).limit(1).collect(Collectors.joining()));
      }
    }
  }

  private static String resource(String name) {
    try (InputStream in = Roff.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
