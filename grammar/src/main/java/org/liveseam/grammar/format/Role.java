package org.liveseam.grammar.format;

/** What part a token plays where its type alone does not tell. */
enum Role {
  /** Nothing special. */
  PLAIN,
  /** Stands between two values: spaces around, and a line may end behind it. */
  BINARY,
  /** Belongs to what follows. */
  PREFIX,
  /** Opens a list that belongs to what stands in front of it. */
  TIGHT,
  /** Belongs to a type: a space in front unless another one is there. */
  POINTER,
  /** A comma between the elements of brackets, as opposed to one in a statement. */
  SEPARATOR,
  /** Not known: a space where there was one. */
  AS_WRITTEN
}
