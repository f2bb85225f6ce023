package org.liveseam.repl.view;

/** English. */
final class Words {
  private Words() {}

  /** {@code 1 task}, {@code 2 tasks}. */
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** Breaks a text between words; lines that are indented stay as they are. */
  static String wrap(String text, int width, String indent) {
    var out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith(" ")) {
        out.append(indent).append(line).append('\n');
        continue;
      }
      var row = new StringBuilder(indent);
      for (String word : line.split(" ", -1)) {
        if (row.length() > indent.length() && row.length() + 1 + word.length() > width) {
          out.append(row).append('\n');
          row.setLength(indent.length());
        }
        row.append(row.length() > indent.length() ? " " : "").append(word);
      }
      out.append(row).append('\n');
    }
    return out.toString();
  }
}
