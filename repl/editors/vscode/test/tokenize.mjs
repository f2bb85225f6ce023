// Tokenizes files: node tokenize.mjs FOLDER-OF-MODULES GRAMMAR FILE.. writes one JSON document,
// {file: [[start, end, [scope, ..]], ..]}, offsets in UTF-16 units.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";

const [modules, grammarFile, ...files] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(modules), "tokenize.js"));
const oniguruma = load("vscode-oniguruma");
const textmate = load("vscode-textmate");

await oniguruma.loadWASM(
  fs.readFileSync(load.resolve("vscode-oniguruma").replace(/main\.js$/, "onig.wasm")),
);
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  // C comes with the editor.
  loadGrammar: async (scope) =>
    scope === "source.seam"
      ? textmate.parseRawGrammar(fs.readFileSync(grammarFile, "utf8"), grammarFile)
      : null,
});
const grammar = await registry.loadGrammar("source.seam");

const answer = {};
for (const file of files) {
  const text = fs.readFileSync(file, "utf8");
  const tokens = [];
  let state = textmate.INITIAL;
  let offset = 0;
  for (const line of text.split("\n")) {
    const row = grammar.tokenizeLine(line, state);
    for (const token of row.tokens) {
      const end = Math.min(token.endIndex, line.length);
      if (end > token.startIndex) {
        tokens.push([offset + token.startIndex, offset + end, token.scopes]);
      }
    }
    state = row.ruleStack;
    offset += line.length + 1;
  }
  answer[file] = tokens;
}
process.stdout.write(JSON.stringify(answer));
