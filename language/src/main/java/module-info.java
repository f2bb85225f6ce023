/** The Seam language on Truffle. */
@org.jspecify.annotations.NullMarked
module org.liveseam.language {
  requires re2j;
  requires java.net.http;
  requires org.graalvm.polyglot;
  requires org.graalvm.truffle;
  requires org.liveseam.grammar;
  requires transitive org.liveseam.runtime;
  requires tools.jackson.core;
  requires static org.jspecify;

  exports org.liveseam.language.api;
  exports org.liveseam.language.assist;
}
