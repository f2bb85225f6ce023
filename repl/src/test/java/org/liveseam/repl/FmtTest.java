package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code seam fmt} does to files; what it says is in {@code cli/fmt.txt}. */
final class FmtTest {
  private static final String MESSY = "let   x=1\r\n";
  private static final String TIDY = "let x = 1\n";

  @TempDir Path temp;

  private Path file(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> walk = Files.walk(temp)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> temp.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aFolderIsRewrittenInPlaceWithItsModes() throws IOException {
    Path messy = file("a/messy.seam", MESSY);
    Files.setPosixFilePermissions(messy, PosixFilePermissions.fromString("rwxr-x--x"));
    Path tidy = file("tidy.seam", TIDY);
    var before = Files.readAttributes(tidy, "unix:ino,ctime", LinkOption.NOFOLLOW_LINKS);
    file("a/other.txt", MESSY);
    file(".hidden/messy.seam", MESSY);
    List<String> names = names();

    Cli.Result result = new Cli().run("fmt", temp.toString());

    assertEquals(messy + "\n", result.out());
    assertEquals(0, result.exit(), result.err());
    assertEquals(TIDY, Files.readString(messy));
    assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(messy)));
    assertEquals(before, Files.readAttributes(tidy, "unix:ino,ctime", LinkOption.NOFOLLOW_LINKS));
    assertEquals(MESSY, Files.readString(temp.resolve("a/other.txt")));
    assertEquals(MESSY, Files.readString(temp.resolve(".hidden/messy.seam")));
    assertEquals(names, names(), "nothing is left beside the files");
    assertEquals("", new Cli().run("fmt", temp.toString()).out(), "and then all is done");
  }

  @Test
  void linksInFoldersAreOthers() throws IOException {
    Path elsewhere = file("elsewhere/messy.seam", MESSY);
    Path folder = Files.createDirectories(temp.resolve("mine"));
    file("mine/tidy.seam", TIDY);
    Files.createSymbolicLink(folder.resolve("link.seam"), elsewhere);
    Files.createSymbolicLink(folder.resolve("folder"), elsewhere.getParent());

    assertEquals("", new Cli().run("fmt", folder.toString()).out());
    assertEquals(MESSY, Files.readString(elsewhere));
  }

  @Test
  void aLinkThatIsNamedStaysALink() throws IOException {
    Path messy = file("elsewhere/messy.seam", MESSY);
    Path link = Files.createSymbolicLink(temp.resolve("link.seam"), messy);

    assertEquals(0, new Cli().run("fmt", link.toString()).exit());
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(TIDY, Files.readString(messy));
  }

  @Test
  void checkingAndShowingChangeNothing() throws IOException {
    Path messy = file("messy.seam", MESSY);
    assertEquals(2, new Cli().run("fmt", "--check", messy.toString()).exit());
    assertEquals(0, new Cli().run("fmt", "--diff", messy.toString()).exit());
    assertEquals(MESSY, Files.readString(messy));
  }

  @Test
  void whatCannotBeWrittenIsAsItWas() throws IOException {
    String readOnly = "/proc/sys/kernel/ostype"; // may not be replaced, not even by root
    Cli.Result result = new Cli().run("fmt", readOnly);
    assertEquals("Linux\n", Files.readString(Path.of(readOnly)));
    assertEquals(0, result.exit(), "it is a text of one name, and tidy: " + result.err());

    Path messy = file("messy.seam", MESSY);
    Path folder = temp.resolve("messy.seam").getParent();
    Files.setPosixFilePermissions(messy, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      boolean mayAnyway = Files.isWritable(messy); // root may
      Cli.Result refused = new Cli().run("fmt", messy.toString());
      assertEquals(mayAnyway ? TIDY : MESSY, Files.readString(messy));
      assertEquals(mayAnyway ? 0 : 1, refused.exit(), refused.err());
      assertTrue(mayAnyway || refused.err().contains("error[E0801]"), refused.err());
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** The names of threads are files that even root can replace only in place. */
  @Test
  void whatNobodyMayReplaceIsAsItWas() throws IOException {
    Path comm = Path.of("/proc/self/comm");
    String before = Files.readString(comm);
    Files.writeString(comm, "a   +b");
    try {
      Cli.Result refused = new Cli().run("fmt", comm.toString());
      assertEquals("a   +b\n", Files.readString(comm));
      assertEquals(1, refused.exit(), refused.err());
      assertTrue(refused.err().contains("error[E0801]: cannot write `" + comm), refused.err());
    } finally {
      Files.writeString(comm, before.strip());
    }
  }

  /** As under sudo: the file stays its owner's. Only root can make one of somebody else's. */
  @Test
  void itsOwnerAndSpecialBitsStay() throws IOException {
    Path messy = file("messy.seam", MESSY);
    boolean root = Files.getAttribute(messy, "unix:uid").equals(0);
    if (root) {
      Files.setAttribute(messy, "unix:uid", 12345);
      Files.setAttribute(messy, "unix:gid", 54321);
    }
    Files.setAttribute(messy, "unix:mode", 02640);
    var before = Files.readAttributes(messy, "unix:uid,gid,mode");
    assertEquals(0, new Cli().run("fmt", messy.toString()).exit());
    assertEquals(TIDY, Files.readString(messy));
    assertEquals(before, Files.readAttributes(messy, "unix:uid,gid,mode"));
  }

  @Test
  void aFileWithErrorsIsLeftAndTheOthersAreNot() throws IOException {
    Path wrong = file("a.seam", "let   x = (\n");
    Path messy = file("b.seam", MESSY);
    Cli.Result result = new Cli().run("fmt", temp.toString());
    assertEquals(65, result.exit());
    assertEquals("let   x = (\n", Files.readString(wrong));
    assertEquals(TIDY, Files.readString(messy));
  }
}
