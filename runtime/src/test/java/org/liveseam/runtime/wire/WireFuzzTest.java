package org.liveseam.runtime.wire;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.liveseam.runtime.diagnostic.DiagnosticException;
import org.liveseam.runtime.fake.FakeKernel;
import org.liveseam.runtime.fake.FakeTargetProvider;
import org.liveseam.runtime.target.Deadline;

/** Whatever the other end sends, this end answers with an error of its own making. */
final class WireFuzzTest {
  @FuzzTest(maxDuration = "20s")
  void theServerSurvivesAnyBytes(byte[] bytes) {
    var target = FakeTargetProvider.connect(FakeKernel.example()).target();
    try {
      new WireServer(target, new ByteArrayInputStream(bytes), new ByteArrayOutputStream()).serve();
    } catch (IOException e) {
      // what serve() promises for a stream that is not the protocol
    }
  }

  @FuzzTest(maxDuration = "20s")
  void theClientSurvivesAnyGreeting(FuzzedDataProvider data) throws IOException {
    var framed = new ByteArrayOutputStream();
    var out = new java.io.DataOutputStream(framed);
    byte[] body = data.consumeRemainingAsBytes();
    out.writeInt(body.length);
    out.write(body);
    try (var target =
        new RemoteTarget(
            "fuzz",
            new Channel(
                new ByteArrayInputStream(framed.toByteArray()),
                OutputStream.nullOutputStream(),
                () -> {},
                List::of),
            Deadline.in(Duration.ofSeconds(5)))) {
      target.info();
    } catch (DiagnosticException e) {
      // the one way out for what is not the protocol
    }
  }
}
