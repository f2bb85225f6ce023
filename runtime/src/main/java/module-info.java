/** The domain: model, plan, targets, engines. */
@org.jspecify.annotations.NullMarked
module org.liveseam.runtime {
  requires aircompressor;
  requires com.google.gson;
  requires com.sun.jna;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires static org.jspecify;

  exports org.liveseam.runtime.diagnostic;
  exports org.liveseam.runtime.event;
  exports org.liveseam.runtime.model;
  exports org.liveseam.runtime.target;

  uses org.liveseam.runtime.target.TargetProvider;

  exports org.liveseam.runtime.elf;
  exports org.liveseam.runtime.symbol;
  exports org.liveseam.runtime.kernel;
  exports org.liveseam.runtime.os;
  exports org.liveseam.runtime.state;
}
