package org.liveseam.repl.view;

import com.google.gson.JsonObject;

/** A command's result, shown to people or to programs. */
public interface View {
  /** Lines for people, each ended, in the theme's colours. */
  String text(Theme theme);

  /** Puts the same facts into a document; may not use the names that {@link Output} sets. */
  void json(JsonObject document);
}
