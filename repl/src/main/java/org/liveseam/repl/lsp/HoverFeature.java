package org.liveseam.repl.lsp;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.liveseam.language.assist.CallHint;
import org.liveseam.language.assist.Document;

/** What a word is, and what the call that is written takes. */
final class HoverFeature {
  private HoverFeature() {}

  static Optional<Hover> hover(Document document, Lines lines, int offset) {
    return document
        .hover(offset)
        .map(
            found ->
                new Hover(
                    markdown(
                        "```seam\n"
                            + found.prototype()
                            + "\n```"
                            + (found.doc().isEmpty() ? "" : "\n\n" + found.doc())),
                    lines.range(found.span())));
  }

  static Optional<SignatureHelp> call(Document document, int offset) {
    return document.call(offset).map(HoverFeature::help);
  }

  private static SignatureHelp help(CallHint call) {
    var signature = new SignatureInformation(call.label());
    signature.setParameters(call.parameters().stream().map(ParameterInformation::new).toList());
    if (!call.doc().isEmpty()) {
      signature.setDocumentation(markdown(call.doc()));
    }
    return new SignatureHelp(List.of(signature), 0, call.active());
  }

  private static MarkupContent markdown(String text) {
    return new MarkupContent(MarkupKind.MARKDOWN, text);
  }
}
