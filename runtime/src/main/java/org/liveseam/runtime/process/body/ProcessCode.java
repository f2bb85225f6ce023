package org.liveseam.runtime.process.body;

import java.util.List;
import java.util.Map;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.os.NativeCall;
import org.liveseam.runtime.process.livepatch.ObjectCode;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/**
 * A body in memory.
 *
 * @param callbacks where they begin
 */
record ProcessCode(
    BodyMemory held, List<FunctionCode> functions, Map<Callback.Kind, Long> callbacks)
    implements ObjectCode {
  ProcessCode {
    functions = List.copyOf(functions);
    callbacks = Map.copyOf(callbacks);
  }

  @Override
  public int call(Callback.Kind kind) {
    Long address = callbacks.get(kind);
    if (address == null) {
      return 0;
    }
    int status = (int) NativeCall.at(address).call();
    return kind.returnsStatus() ? status : 0;
  }

  @Override
  public List<AddressRange> memory() {
    return held.code();
  }

  @Override
  public void close() {
    held.close();
  }
}
