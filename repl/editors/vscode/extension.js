// Starts `seam lsp` and shows the plans that its code lenses ask for.
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client;
let plans;

function settings() {
  return vscode.workspace.getConfiguration("seam");
}

function start() {
  const command = settings().get("path");
  client = new LanguageClient(
    "seam",
    "Seam",
    { command, args: ["lsp"], transport: TransportKind.stdio },
    {
      documentSelector: [{ language: "seam" }],
      initializationOptions: { target: settings().get("target") },
      synchronize: {
        configurationSection: "seam",
        fileEvents: vscode.workspace.createFileSystemWatcher("**/*.seam"),
      },
      middleware: {
        // The server's answer to `seam.plan` is shown beside the text.
        executeCommand: async (name, args, next) => {
          const answer = await next(name, args);
          if (name === "seam.plan" && answer) {
            plans.clear();
            plans.append(answer.text);
            plans.show(true);
          }
          return answer;
        },
      },
    },
  );
  return client.start();
}

async function activate(context) {
  plans = vscode.window.createOutputChannel("Seam plan");
  context.subscriptions.push(
    plans,
    vscode.commands.registerCommand("seam.restart", async () => {
      await client.stop();
      await start();
    }),
  );
  await start();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
