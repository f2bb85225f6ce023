package org.liveseam.runtime.process.livepatch;

import java.util.List;
import java.util.Optional;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.process.engine.Redirector.Code;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** A patch's code for one object, in memory. */
public interface ObjectCode extends AutoCloseable {
  /** One per replaced function, in the patch's order. */
  List<FunctionCode> functions();

  /**
   * Runs a callback to its end.
   *
   * @return what it returned; 0 where it returns nothing
   */
  int call(Callback.Kind kind);

  /** All code of it: it must not be closed while a thread is in here. */
  List<AddressRange> memory();

  /** Frees it, and lets the object go. */
  @Override
  void close();

  /**
   * A function and what stands in for it.
   *
   * @param site the function's entry
   * @param original the entry site of the code by which the replacement calls what it stands in
   *     for; left alone it leads to the function itself. Empty if the replacement never does that
   */
  record FunctionCode(String name, EntrySite site, Code code, Optional<EntrySite> original) {}
}
