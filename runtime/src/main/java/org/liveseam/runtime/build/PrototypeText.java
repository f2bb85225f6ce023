package org.liveseam.runtime.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.liveseam.runtime.model.Names;
import org.liveseam.runtime.target.FunctionFacts.Parameter;
import org.liveseam.runtime.target.FunctionFacts.Prototype;

/**
 * C text of a prototype that a target reported. Type information may hold anything, so everything
 * is checked against a small grammar of declarations before it is written into C: words, {@code *},
 * balanced brackets, commas, dots. No quotes, braces, semicolons, directives or attributes.
 */
public final class PrototypeText {
  private static final int LONGEST = 1000;
  private static final int MOST_PARAMETERS = 64;
  private static final Pattern TOKEN =
      Pattern.compile("\\s+|[A-Za-z_][A-Za-z0-9_]*|\\d+|\\.\\.\\.|[*()\\[\\],%]");
  private static final Pattern RETURN_TYPE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\s+[A-Za-z_][A-Za-z0-9_]*)*(?:\\s*\\*)*\\s*");
  private static final Pattern TAG = Pattern.compile("\\b(struct|union)\\s+([A-Za-z_]\\w*)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Words that are not part of a type, or that let one run code. */
  private static final Set<String> FORBIDDEN =
      Set.of(
          "asm",
          "__asm",
          "__asm__",
          "__attribute",
          "__attribute__",
          "__extension__",
          "typeof",
          "__typeof",
          "__typeof__",
          "_Pragma",
          "__pragma",
          "_Generic",
          "_Static_assert",
          "sizeof",
          "_Alignas",
          "_Alignof",
          "_Atomic",
          "__auto_type",
          "typedef",
          "extern",
          "static",
          "inline",
          "register",
          "auto",
          "return",
          "goto",
          "if",
          "else",
          "for",
          "while",
          "do",
          "switch");

  /** Words that mean the same in every C file of the kernel behind linux/types.h. */
  private static final Set<String> PLAIN =
      Set.of(
          "void",
          "char",
          "short",
          "int",
          "long",
          "signed",
          "unsigned",
          "const",
          "volatile",
          "_Bool",
          "bool",
          "u8",
          "u16",
          "u32",
          "u64",
          "s8",
          "s16",
          "s32",
          "s64",
          "__u8",
          "__u16",
          "__u32",
          "__u64",
          "__s8",
          "__s16",
          "__s32",
          "__s64",
          "size_t",
          "ssize_t",
          "loff_t",
          "gfp_t",
          "umode_t",
          "pid_t",
          "dev_t",
          "sector_t",
          "fmode_t",
          "__be16",
          "__be32",
          "__le16",
          "__le32",
          "phys_addr_t",
          "dma_addr_t");

  /** Words of C itself, which need no header anywhere. */
  private static final Set<String> BASIC =
      Set.of(
          "void",
          "char",
          "short",
          "int",
          "long",
          "signed",
          "unsigned",
          "float",
          "double",
          "const",
          "volatile",
          "_Bool");

  private PrototypeText() {}

  /** Why C cannot have this prototype; empty if it can. */
  public static Optional<String> problem(Prototype prototype) {
    if (!RETURN_TYPE.matcher(prototype.returnType()).matches()
        || !isDeclaration(prototype.returnType() + "%")) {
      return Optional.of("its return type cannot be written in C");
    }
    if (prototype.parameters().size() > MOST_PARAMETERS) {
      return Optional.of("it has more than " + MOST_PARAMETERS + " parameters");
    }
    for (int i = 0; i < prototype.parameters().size(); i++) {
      if (!isDeclaration(prototype.parameters().get(i).declaration())) {
        return Optional.of("its parameter " + (i + 1) + " cannot be written in C");
      }
    }
    return Optional.empty();
  }

  /** The names a body sees: the patch's own, else the kernel's, else made up. */
  public static List<String> names(Prototype prototype, List<String> own) {
    if (!own.isEmpty()) {
      return own;
    }
    return IntStream.range(0, prototype.parameters().size())
        .mapToObj(
            i -> {
              String name = prototype.parameters().get(i).name();
              return Names.isC(name) ? name : "seam_p" + (i + 1);
            })
        .toList();
  }

  /** The head of a definition, or with a pointer as its name a declaration of that. */
  public static String head(Prototype prototype, String name, List<String> names) {
    var parameters = new ArrayList<String>();
    for (int i = 0; i < prototype.parameters().size(); i++) {
      parameters.add(prototype.parameters().get(i).named(names.get(i)).strip());
    }
    if (prototype.variadic()) {
      parameters.add("...");
    }
    String list = parameters.isEmpty() ? "void" : String.join(", ", parameters);
    String type = prototype.returnType().strip();
    return type + (type.endsWith("*") ? "" : " ") + name + "(" + list + ")";
  }

  /** As messages show it. */
  public static String signature(Prototype prototype) {
    return head(prototype, "", names(prototype, List.of())).replaceFirst("\\s*\\(", " (");
  }

  /** Every {@code struct X} and {@code union X} in it; an incomplete one needs no header. */
  public static Set<String> tags(Prototype prototype) {
    var tags = new TreeSet<String>();
    Matcher tag = TAG.matcher(all(prototype));
    while (tag.find()) {
      tags.add(tag.group(1) + " " + tag.group(2));
    }
    return tags;
  }

  /** Whether it can be declared with no header but linux/types.h. */
  public static boolean isPlain(Prototype prototype) {
    return consistsOf(prototype, PLAIN);
  }

  /** Whether it can be declared with no header at all. */
  public static boolean isBasic(Prototype prototype) {
    return consistsOf(prototype, BASIC);
  }

  private static boolean consistsOf(Prototype prototype, Set<String> allowed) {
    String words = TAG.matcher(all(prototype)).replaceAll("");
    return WORD.matcher(words).results().allMatch(word -> allowed.contains(word.group()));
  }

  private static String all(Prototype prototype) {
    return prototype.parameters().stream()
        .map(Parameter::declaration)
        .collect(Collectors.joining(" ", prototype.returnType() + " ", ""));
  }

  private static boolean isDeclaration(String text) {
    if (text.length() > LONGEST || text.indexOf('%') != text.lastIndexOf('%')) {
      return false;
    }
    Matcher token = TOKEN.matcher(text);
    var open = new StringBuilder();
    int end = 0;
    boolean named = false;
    while (token.find() && token.start() == end) {
      end = token.end();
      String word = token.group();
      char c = word.charAt(0);
      named |= c == '%';
      if (c == '(' || c == '[') {
        open.append(c == '(' ? ')' : ']');
      } else if (c == ')' || c == ']') {
        if (open.isEmpty() || open.charAt(open.length() - 1) != c) {
          return false;
        }
        open.setLength(open.length() - 1);
      } else if ((c == ',' || c == '.') && open.isEmpty()) {
        return false; // would be a parameter of its own
      } else if (FORBIDDEN.contains(word) || word.toLowerCase(Locale.ROOT).contains("pragma")) {
        return false;
      }
    }
    return end == text.length() && named && open.isEmpty();
  }
}
