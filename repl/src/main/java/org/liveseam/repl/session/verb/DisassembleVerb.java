package org.liveseam.repl.session.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.liveseam.repl.session.About;
import org.liveseam.repl.session.FunctionSource.Function;
import org.liveseam.repl.session.Lines;
import org.liveseam.repl.session.ReplSession;
import org.liveseam.repl.session.Response;
import org.liveseam.repl.session.Verb;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SessionErrors;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.target.NativeObjects;
import org.liveseam.runtime.target.NativeObjects.CodeLine;

/** {@code :disassemble}. */
final class DisassembleVerb implements Verb {
  @Override
  public About about() {
    return new About(
            "disassemble",
            "FUNCTION [LIBRARY]",
            About.Argument.FUNCTION,
            "the machine code of a function of this process, as it is now",
            List.of(":disassemble score", ":disassemble score libscore.so"))
        .saying(
            "A function that is replaced begins with a jump to what stands in for it. Needs"
                + " Capstone\n(libcapstone4). The code of a kernel is not shown.");
  }

  @Override
  public Response run(ReplSession session, String argument) {
    String[] parts = argument.split("\\s+", 3);
    if (argument.isEmpty() || parts.length > 2) {
      return new Response.Misused(":disassemble takes a function, and a library if you want");
    }
    Span span = new Span(new Source("<command>", argument), 1, 1, 1, parts[0].length() + 1);
    NativeObjects objects = process(session, parts[0], span);
    String object = parts.length == 2 ? parts[1] : definer(session, parts[0], span);
    var lines = new ArrayList<String>();
    for (CodeLine line : objects.code(object, parts[0], span)) {
      lines.add(
          String.format(Locale.ROOT, "%x  %-20s  %s", line.address(), line.bytes(), line.text()));
    }
    return new Response.Shown(new Lines(lines));
  }

  private static NativeObjects process(ReplSession session, String function, Span span) {
    Optional<NativeObjects> open =
        session.open().stream()
            .map(Session::nativeObjects)
            .flatMap(Optional::stream)
            .findFirst()
            .or(() -> session.current().nativeObjects());
    return open.orElseThrow(
        () ->
            Diagnostic.of(
                    SessionErrors.NOT_DISASSEMBLED,
                    function,
                    session.current().info().spec() + " is no process")
                .at(span)
                .raise());
  }

  private static String definer(ReplSession session, String function, Span span) {
    return session.functions().named(function).stream()
        .map(Function::object)
        .filter(object -> !object.equals("vmlinux"))
        .findFirst()
        .orElseThrow(
            () ->
                Diagnostic.of(SessionErrors.NOT_DISASSEMBLED, function, "no loaded library has it")
                    .at(span)
                    .raise());
  }
}
