package org.liveseam.language.tck;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.tck.Snippet;
import org.graalvm.polyglot.tck.TypeDescriptor;

/** Makes snippets of text. */
final class Snippets {
  private Snippets() {}

  /**
   * @param function text whose value is a function
   */
  static Snippet.Builder of(
      Context context,
      String id,
      String function,
      TypeDescriptor result,
      TypeDescriptor... parameters) {
    return Snippet.newBuilder(id, context.eval(SeamProvider.ID, function), result)
        .parameterTypes(parameters);
  }
}
