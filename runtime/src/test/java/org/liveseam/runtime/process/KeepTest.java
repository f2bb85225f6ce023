package org.liveseam.runtime.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.ApplyOptions;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.os.NativeCall;

/** Leaving a process, in a process of its own: what stays, stays to its end. */
final class KeepTest {
  @TempDir static Path folder;

  private static List<String> run(String what) throws IOException, InterruptedException {
    Path output = folder.resolve(what + ".txt");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-XX:-CreateCoredumpOnCrash",
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                what,
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(child.waitFor(100, TimeUnit.SECONDS), "not ended in time");
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertEquals(0, child.exitValue(), said);
    return said.lines().toList();
  }

  @Test
  void whatIsKeptStaysAndTheEngineStaysTaken() throws Exception {
    assertEquals(List.of("after leaving 5", "again E1166"), run("keep"));
  }

  @Test
  void whatAThreadIsInStaysAndIsTold() throws Exception {
    assertEquals(List.of("leaving E1176", "again E1166", "parked 7"), run("stuck"));
  }

  /** The program. */
  static final class Child {
    private Child() {}

    private static final Map<String, String> SPECS = Map.of("keep", "process:keep");

    public static void main(String[] args) throws Exception {
      Path cache = Path.of(args[1], "cache");
      var lib = new ScoreLibrary(cache, "libkeep.so", SPECS.getOrDefault(args[0], "process"));
      if (args[0].equals("keep")) {
        keep(lib);
      } else {
        stuck(lib);
      }
      System.exit(0);
    }

    private static void keep(ScoreLibrary lib) {
      NativeCall score = NativeCall.at(lib.address("score"));
      var patch = lib.patch("kept", "score", ScoreLibrary.c("return 5;"));
      lib.session.apply(List.of(patch), ApplyOptions.USUAL);
      lib.close();
      System.out.println("after leaving " + (int) score.call(1));
      again();
    }

    private static void stuck(ScoreLibrary lib) throws InterruptedException {
      NativeCall park = NativeCall.at(lib.address("park"));
      var flag = new Memory(8);
      flag.setLong(0, 1);
      long set = Pointer.nativeValue(flag);
      // The replacement waits, too: its own code is what the thread must leave.
      var body =
          ScoreLibrary.from(
              "mine",
              "#include <unistd.h>\n"
                  + "int mine(volatile int *flag) { while (!*flag) usleep(1000); return 7; }\n");
      var patch = lib.patch("stuck", "park", body);
      lib.session.apply(List.of(patch), ApplyOptions.USUAL);
      var wait = new Memory(8);
      wait.clear();
      var result = new long[1];
      var thread = new Thread(() -> result[0] = park.call(Pointer.nativeValue(wait)), "stuck");
      thread.start();
      while (!inside(thread)) {
        Thread.onSpinWait();
      }
      assertEquals(7, (int) park.call(set));
      try {
        lib.close();
        System.out.println("left");
      } catch (DiagnosticException e) {
        System.out.println("leaving " + e.diagnostics().get(0).code().id());
      }
      again();
      wait.setInt(0, 1);
      thread.join();
      System.out.println("parked " + result[0]);
    }

    /** Its Java frames end in the call; a moment later it sleeps in native code. */
    private static boolean inside(Thread thread) throws InterruptedException {
      Thread.sleep(200);
      return thread.isAlive();
    }

    private static void again() {
      try {
        new ProcessTargetProvider()
            .open(
                org.liveseam.runtime.target.TargetSpec.parse("process"),
                new org.liveseam.runtime.target.OpenContext(
                    event -> {},
                    Path.of("."),
                    java.time.Duration.ofSeconds(5),
                    new org.liveseam.runtime.target.Cancellation(),
                    true));
        System.out.println("opened again");
      } catch (DiagnosticException e) {
        System.out.println("again " + e.diagnostics().get(0).code().id());
      }
    }
  }
}
