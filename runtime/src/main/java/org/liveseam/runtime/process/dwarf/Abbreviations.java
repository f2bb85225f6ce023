package org.liveseam.runtime.process.dwarf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.Cursor;

/** A table of {@code .debug_abbrev}: the shapes of a unit's entries by their codes. Immutable. */
final class Abbreviations {
  private final Map<Long, Shape> shapes = new HashMap<>();
  private final long length;

  /**
   * The shape of an entry.
   *
   * @param children whether entries follow that belong to it
   */
  record Shape(int tag, boolean children, List<Attribute> attributes) {
    /** The place of an attribute among the values; -1 if it has none. */
    int find(int name) {
      for (int i = 0; i < attributes.size(); i++) {
        if (attributes.get(i).name() == name) {
          return i;
        }
      }
      return -1;
    }
  }

  /**
   * An attribute.
   *
   * @param constant its value if the form is DW_FORM_implicit_const
   */
  record Attribute(int name, int form, long constant) {}

  /** Reads the table at an offset. */
  Abbreviations(Bytes section, long offset) {
    Cursor in = new Cursor(section, offset);
    for (long code = in.uleb(); code != 0; code = in.uleb()) {
      int tag = number(in);
      boolean children = in.u8() != 0;
      List<Attribute> attributes = new ArrayList<>();
      while (true) {
        int name = number(in);
        int form = number(in);
        long constant = form == Dw.FORM_IMPLICIT_CONST ? in.sleb() : 0;
        if (name == 0 && form == 0) {
          break;
        }
        attributes.add(new Attribute(name, form, constant));
      }
      shapes.put(code, new Shape(tag, children, List.copyOf(attributes)));
    }
    length = in.at() - offset;
  }

  /** In bytes. */
  long length() {
    return length;
  }

  Shape get(long code, Cursor at) {
    Shape shape = shapes.get(code);
    if (shape == null) {
      throw at.malformed("entry of unknown abbreviation " + code);
    }
    return shape;
  }

  private static int number(Cursor in) {
    return (int) Math.min(in.uleb(), Integer.MAX_VALUE);
  }
}
