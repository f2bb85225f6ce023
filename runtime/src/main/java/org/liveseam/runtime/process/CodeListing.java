package org.liveseam.runtime.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.SessionErrors;
import org.liveseam.runtime.diagnostic.Span;
import org.liveseam.runtime.os.Capstone;
import org.liveseam.runtime.os.Capstone.Instruction;
import org.liveseam.runtime.os.OwnMemory;
import org.liveseam.runtime.os.SystemCallException;
import org.liveseam.runtime.process.object.ObjectFunction;
import org.liveseam.runtime.target.NativeObjects.CodeLine;

/** Reads the code of a function from memory and disassembles it. */
final class CodeListing {
  private static final int LONGEST = 64 << 10;

  private CodeListing() {}

  static List<CodeLine> of(ObjectFunction function, Span span) {
    String name = function.name();
    if (function.size() <= 0 || function.size() > LONGEST) {
      String why =
          function.size() > LONGEST ? "it is longer than 64 KiB" : "its length is not known";
      throw Diagnostic.of(SessionErrors.NOT_DISASSEMBLED, name, why).at(span).raise();
    }
    byte[] code = read(function, span);
    try (Capstone capstone = Capstone.load()) {
      return lines(capstone, code, function.address());
    } catch (IOException e) {
      throw Diagnostic.of(SessionErrors.NO_DISASSEMBLER, String.valueOf(e.getMessage()))
          .at(span)
          .raise();
    }
  }

  private static byte[] read(ObjectFunction function, Span span) {
    try {
      return OwnMemory.load().read(function.address(), (int) function.size());
    } catch (SystemCallException e) {
      throw Diagnostic.of(
              SessionErrors.NOT_DISASSEMBLED, function.name(), String.valueOf(e.getMessage()))
          .at(span)
          .raise();
    } catch (IOException e) {
      throw Diagnostic.of(SessionErrors.NO_DISASSEMBLER, String.valueOf(e.getMessage()))
          .at(span)
          .raise();
    }
  }

  /** What is no instruction is shown as a byte, and what follows it as code again. */
  private static List<CodeLine> lines(Capstone capstone, byte[] code, long address) {
    var lines = new ArrayList<CodeLine>();
    HexFormat hex = HexFormat.of();
    int at = 0;
    while (at < code.length) {
      byte[] rest = java.util.Arrays.copyOfRange(code, at, code.length);
      for (Instruction found : capstone.disassemble(rest, address + at)) {
        String bytes = hex.formatHex(code, at, at + found.size());
        String text = (found.mnemonic() + " " + found.operands()).strip();
        lines.add(new CodeLine(found.address(), bytes, text));
        at += found.size();
      }
      if (at < code.length) {
        lines.add(new CodeLine(address + at, hex.formatHex(code, at, at + 1), "(no instruction)"));
        at++;
      }
    }
    return lines;
  }
}
