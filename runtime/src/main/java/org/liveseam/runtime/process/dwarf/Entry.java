package org.liveseam.runtime.process.dwarf;

import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.process.dwarf.Abbreviations.Shape;

/** A debugging information entry: a tag with attributes. Immutable. */
final class Entry {
  private final Unit unit;
  private final long offset;
  private final long next;
  private final Shape shape;
  private final int[] forms;
  private final long[] values;

  Entry(Unit unit, long offset, long next, Shape shape, int[] forms, long[] values) {
    this.unit = unit;
    this.offset = offset;
    this.next = next;
    this.shape = shape;
    this.forms = forms;
    this.values = values;
  }

  Unit unit() {
    return unit;
  }

  long offset() {
    return offset;
  }

  /** Where the entry behind it begins: the first child, if it has children. */
  long next() {
    return next;
  }

  int tag() {
    return shape.tag();
  }

  boolean hasChildren() {
    return shape.children();
  }

  boolean has(int attribute) {
    return shape.find(attribute) >= 0;
  }

  /** A constant or an offset; empty for everything that is none. */
  OptionalLong number(int attribute) {
    int at = shape.find(attribute);
    if (at < 0) {
      return OptionalLong.empty();
    }
    return switch (forms[at]) {
      case Dw.FORM_DATA1,
          Dw.FORM_DATA2,
          Dw.FORM_DATA4,
          Dw.FORM_DATA8,
          Dw.FORM_SDATA,
          Dw.FORM_UDATA,
          Dw.FORM_IMPLICIT_CONST,
          Dw.FORM_FLAG,
          Dw.FORM_FLAG_PRESENT,
          Dw.FORM_SEC_OFFSET ->
          OptionalLong.of(values[at]);
      default -> OptionalLong.empty();
    };
  }

  Optional<String> name() {
    int at = shape.find(Dw.AT_NAME);
    return at < 0 ? Optional.empty() : unit.string(forms[at], values[at]);
  }

  OptionalLong reference(int attribute) {
    int at = shape.find(attribute);
    return at < 0 ? OptionalLong.empty() : unit.reference(forms[at], values[at]);
  }

  /** Where a variable lies if that is all its DW_AT_location says. */
  OptionalLong location() {
    int at = shape.find(Dw.AT_LOCATION);
    return at < 0 ? OptionalLong.empty() : unit.location(forms[at], values[at]);
  }

  OptionalLong address(int attribute) {
    int at = shape.find(attribute);
    return at < 0 ? OptionalLong.empty() : unit.address(forms[at], values[at]);
  }
}
