package org.liveseam.grammar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any bytes, guided by coverage; a plain test run parses the seeds. */
class SeamFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void parse(byte[] bytes) {
    AnyTextTest.check(new String(bytes, StandardCharsets.UTF_8));
  }
}
