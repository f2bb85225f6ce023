/** Lexer, parser and their façade; knows neither error codes nor the runtime. */
@org.jspecify.annotations.NullMarked
module org.liveseam.grammar {
  requires org.antlr.antlr4.runtime;
  requires static org.jspecify;

  exports org.liveseam.grammar;
  exports org.liveseam.grammar.format;
  exports org.liveseam.grammar.tree;
}
