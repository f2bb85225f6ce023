package org.liveseam.language;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.TruffleLanguage;
import com.oracle.truffle.api.instrumentation.ProvidedTags;
import com.oracle.truffle.api.instrumentation.StandardTags;
import com.oracle.truffle.api.nodes.ExecutableNode;
import java.nio.file.Path;
import org.liveseam.language.translate.InlineNode;
import org.liveseam.language.translate.TopScope;
import org.liveseam.language.translate.Translation;
import org.liveseam.language.value.SeamView;
import org.liveseam.runtime.diagnostic.Source;

/**
 * Seam for Truffle. Hosts of ours use {@link org.liveseam.language.api.Seam}; any other polyglot
 * host gets a language that computes and describes, with nothing granted: no target, no files.
 */
@TruffleLanguage.Registration(
    id = SeamLanguage.ID,
    name = "Seam",
    implementationName = "Liveseam",
    defaultMimeType = SeamLanguage.MIME_TYPE,
    characterMimeTypes = SeamLanguage.MIME_TYPE,
    contextPolicy = TruffleLanguage.ContextPolicy.EXCLUSIVE,
    website = "https://liveseam.org/")
@ProvidedTags({
  StandardTags.StatementTag.class,
  StandardTags.ExpressionTag.class,
  StandardTags.CallTag.class,
  StandardTags.RootTag.class,
  StandardTags.RootBodyTag.class,
  StandardTags.TryBlockTag.class,
  StandardTags.ReadVariableTag.class,
  StandardTags.WriteVariableTag.class
})
public final class SeamLanguage extends TruffleLanguage<SeamContext> {
  public static final String ID = "seam";
  public static final String MIME_TYPE = "application/x-seam";

  @Override
  protected SeamContext createContext(Env env) {
    return new SeamContext(this, env);
  }

  /** Closures that replace native code run on whatever thread calls that code. */
  @Override
  protected boolean isThreadAccessAllowed(Thread thread, boolean singleThreaded) {
    return true;
  }

  @Override
  protected Object getScope(SeamContext context) {
    return new TopScope(context.globals());
  }

  /** Numbers, truth values and texts are Java's own; tools see them as the language shows them. */
  @Override
  protected Object getLanguageView(SeamContext context, Object value) {
    return new SeamView(value);
  }

  @Override
  protected CallTarget parse(ParsingRequest request) {
    var truffle = request.getSource();
    String path = truffle.getPath();
    Path folder =
        path == null ? Path.of("") : Path.of(path).toAbsolutePath().resolveSibling("").normalize();
    var source = new Source(truffle.getName(), truffle.getCharacters().toString());
    return Translation.script(SeamContext.get(null), source, folder, truffle);
  }

  /** Text of a debugger: the condition of a breakpoint, or what is asked while it is stopped. */
  @Override
  protected ExecutableNode parse(InlineParsingRequest request) {
    return InlineNode.of(
        SeamContext.get(null), request.getSource(), request.getLocation(), request.getFrame());
  }
}
