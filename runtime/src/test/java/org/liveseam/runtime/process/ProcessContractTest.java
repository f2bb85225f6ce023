package org.liveseam.runtime.process;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.liveseam.runtime.apply.Session;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.FunctionQuery;
import org.liveseam.runtime.target.TargetContract;

/** What every target promises, of this process. */
final class ProcessContractTest extends TargetContract {
  private static final String NAME = "libcontract.so";

  @TempDir static Path cache;
  private ScoreLibrary lib;

  @Override
  protected Connection connect() {
    lib = new ScoreLibrary(cache, NAME);
    return lib.connection;
  }

  @Override
  protected Patch patch(String name, String salt) {
    return lib.patch(name, "score", ScoreLibrary.c("return -" + salt + ";"));
  }

  /** No file changes: the function itself answers. */
  @Override
  protected byte[] look(Session open) {
    return ByteBuffer.allocate(4).putInt(lib.call("score", 1)).array();
  }

  @Override
  protected String witness() {
    throw new UnsupportedOperationException("functions, not files");
  }

  @Override
  protected FunctionQuery misspelt() {
    return new FunctionQuery(NAME, "socre");
  }

  @Override
  protected String meant() {
    return "score";
  }
}
