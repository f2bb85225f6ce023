package org.liveseam.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.liveseam.language.api.Seam;
import org.liveseam.language.api.SeamOptions;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.diagnostic.Source;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.target.Cancellation;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.Target;
import org.liveseam.runtime.target.TargetSpec;

/** What {@code read} makes of what a target answers. */
final class ReadTest {
  private static final byte[] NO_TEXT = {'a', (byte) 0xff};

  @Test
  void bytesThatAreNoTextAreAnError() {
    assertEquals("E0613", codeOf("read(\"/binary\")", true));
  }

  @Test
  void readingIsGranted() {
    assertEquals("E5006", codeOf("read(\"/proc/version\")", false));
  }

  private static String codeOf(String script, boolean reads) {
    Connection fake = FakeTargetProvider.connect(FakeKernel.example());
    var connection = new Connection(withBinary(fake.target()), fake.builder(), fake.clock());
    var cancellation = new Cancellation();
    var session = new Session(connection, event -> {}, cancellation, connection.clock());
    var options =
        new SeamOptions(
            spec -> session,
            Optional.of(TargetSpec.parse("fake")),
            event -> {},
            cancellation,
            false,
            reads);
    try (Seam seam = Seam.create(options)) {
      var source = new Source("read.seam", script);
      return assertThrows(
              DiagnosticException.class, () -> seam.run(source, Path.of("").toAbsolutePath()))
          .diagnostics()
          .get(0)
          .code()
          .id();
    }
  }

  /** The same target with one more file. */
  private static Target withBinary(Target target) {
    return (Target)
        Proxy.newProxyInstance(
            Target.class.getClassLoader(),
            new Class<?>[] {Target.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("read") && "/binary".equals(arguments[0])) {
                return NO_TEXT.clone();
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
