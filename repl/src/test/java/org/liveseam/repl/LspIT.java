package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.ExecuteCommandParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/seam lsp}, driven by an editor that is a program. */
final class LspIT {
  private static final String FIXES =
      """
      /// Says hello.
      fn greet(name, greeting = "hello") { "${greeting}, ${name}" }
      """;
  private static final String MAIN =
      """
      import "fixes.seam" as fixes
      print("😀" + fixes.greet("ann", greeting: "hi"))
      """;

  @TempDir Path folder;
  private LspEditor editor;

  @BeforeEach
  void start() throws Exception {
    Files.writeString(folder.resolve("fixes.seam"), FIXES);
    Files.writeString(folder.resolve("main.seam"), MAIN);
    editor = new LspEditor(folder);
  }

  @AfterEach
  void end() throws Exception {
    editor.close();
  }

  @Test
  void aWrongNameIsToldAndACompletionHeals() throws Exception {
    editor.open("new.seam", "let text = \"😀\"\nfixes.gret(text)\n");
    Diagnostic wrong = editor.diagnostics("new.seam", all -> !all.isEmpty()).get(0);
    assertEquals("E0201", wrong.getCode().getLeft(), wrong.toString());
    assertEquals(new Position(1, 0), wrong.getRange().getStart());

    editor.replace("new.seam", 0, 0, 0, 0, "import \"fixes.seam\" as fixes\n");
    Diagnostic member = editor.diagnostics("new.seam", all -> at(all, 2, 6)).get(0);
    assertEquals(new Position(2, 10), member.getRange().getEnd(), member.toString());

    editor.replace("new.seam", 2, 8, 2, 10, "");
    CompletionItem item =
        editor
            .texts()
            .completion(new CompletionParams(editor.id("new.seam"), new Position(2, 8)))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS)
            .getLeft()
            .stream()
            .filter(i -> i.getLabel().equals("greet"))
            .findFirst()
            .orElseThrow();
    assertTrue(
        item.getDocumentation().getRight().getValue().contains("Says hello"), item::toString);
    assertTrue(item.getDetail().contains("greeting = \"hello\""), item::toString);
    TextEdit accepted = item.getTextEdit().getLeft();
    editor.apply("new.seam", accepted);
    assertEquals(
        "import \"fixes.seam\" as fixes\nlet text = \"😀\"\nfixes.greet(text)\n",
        editor.text("new.seam"));
    editor.diagnostics("new.seam", List::isEmpty);
  }

  private static boolean at(List<Diagnostic> all, int line, int character) {
    return all.stream()
        .anyMatch(d -> d.getRange().getStart().equals(new Position(line, character)));
  }

  @Test
  void aRenameHoldsOverTwoFiles() throws Exception {
    editor.open("main.seam", MAIN);
    editor.diagnostics("main.seam", List::isEmpty);
    var edit =
        editor
            .texts()
            .rename(new RenameParams(editor.id("main.seam"), new Position(1, 20), "welcome"))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS);
    var changed = new ArrayList<String>();
    edit.getChanges().forEach((uri, edits) -> changed.add(LspEditor.applied(folder, uri, edits)));
    changed.sort(null);
    assertEquals(
        List.of(FIXES.replace("greet(", "welcome("), MAIN.replace("greet(", "welcome(")), changed);
  }

  @Test
  void aRenameIsRefusedWithTheReason() throws Exception {
    editor.open("main.seam", MAIN);
    assertEquals("`while` is no name that can be given", refused(new Position(1, 20), "while"));
    assertEquals("`print` belongs to the language", refused(new Position(1, 2), "show"));
  }

  private String refused(Position at, String name) {
    var failed =
        assertThrows(
            ExecutionException.class,
            () ->
                editor
                    .texts()
                    .rename(new RenameParams(editor.id("main.seam"), at, name))
                    .get(LspEditor.SECONDS, TimeUnit.SECONDS));
    return assertInstanceOf(ResponseErrorException.class, failed.getCause())
        .getResponseError()
        .getMessage();
  }

  @Test
  void explainsLeadsOutlinesColoursAndFormats() throws Exception {
    editor.open("main.seam", MAIN.replace("(\"ann\"", "(  \"ann\""));
    var hover =
        editor
            .texts()
            .hover(new HoverParams(editor.id("main.seam"), new Position(1, 20)))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS);
    String shown = hover.getContents().getRight().getValue();
    assertTrue(shown.contains("fn greet(name, greeting = \"hello\")"), shown);
    assertTrue(shown.contains("Says hello."), shown);
    var defined =
        editor
            .texts()
            .definition(new DefinitionParams(editor.id("main.seam"), new Position(1, 20)))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS)
            .getLeft();
    assertTrue(defined.get(0).getUri().endsWith("fixes.seam"), defined::toString);
    assertEquals(new Position(1, 3), defined.get(0).getRange().getStart());
    var symbols =
        editor
            .texts()
            .documentSymbol(new DocumentSymbolParams(editor.id("main.seam")))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS);
    assertEquals("fixes", symbols.get(0).getRight().getName());
    var colours =
        editor
            .texts()
            .semanticTokensFull(new SemanticTokensParams(editor.id("main.seam")))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS);
    assertEquals(List.of(0, 0, 6, 0, 0), colours.getData().subList(0, 5));
    var edits =
        editor
            .texts()
            .formatting(
                new DocumentFormattingParams(
                    editor.id("main.seam"), new FormattingOptions(2, true)))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS);
    assertEquals(MAIN, edits.get(0).getNewText());
  }

  @Test
  void aPlanTellsOfAFunctionThatIsNotThere() throws Exception {
    editor.open(
        "patch.seam",
        "patch hide {\n  in vmlinux {\n    replace function cmdline_proc_shwo with c { return 0; }\n"
            + "  }\n}\n");
    var lenses =
        editor
            .texts()
            .codeLens(new org.eclipse.lsp4j.CodeLensParams(editor.id("patch.seam")))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS);
    assertEquals("plan", lenses.get(0).getCommand().getTitle());
    Object answer =
        editor
            .workspace()
            .executeCommand(
                new ExecuteCommandParams(
                    lenses.get(0).getCommand().getCommand(),
                    lenses.get(0).getCommand().getArguments()))
            .get(LspEditor.SECONDS, TimeUnit.SECONDS);
    String text = String.valueOf(assertInstanceOf(Map.class, answer).get("text"));
    assertTrue(text.contains("cmdline_proc_shwo"), text);
    Diagnostic wrong = editor.diagnostics("patch.seam", all -> !all.isEmpty()).get(0);
    assertEquals("E1003", wrong.getCode().getLeft(), wrong.toString());
    assertEquals(new Position(2, 21), wrong.getRange().getStart());
  }

  @Test
  void endsByTheProtocol() throws Exception {
    assertEquals(0, editor.shutdownAndExit());
    assertEquals(1, new LspEditor(folder).exit());
    assertEquals(1, new LspEditor(folder).leave());
    assertEquals(1, new LspEditor(folder, LspEditor.shortLived()).waitFor());
  }
}
