package org.liveseam.repl.command;

import java.util.Iterator;
import org.liveseam.repl.view.Schemas;
import org.liveseam.runtime.diagnostic.Catalogue;
import org.liveseam.runtime.diagnostic.Code;

/** Words that arguments can be, for completion; read only when a script is generated. */
final class Candidates {
  private Candidates() {}

  /** Error codes. */
  static final class Codes implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalogue.all().stream().map(Code::id).iterator();
    }
  }

  /** Names of schemas. */
  static final class SchemaNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Schemas.names().iterator();
    }
  }

  /** Pages of the manual. */
  static final class Pages implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return ManPages.names().iterator();
    }
  }
}
