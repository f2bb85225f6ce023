/** The domain: model, plan, targets, engines. */
@org.jspecify.annotations.NullMarked
module org.liveseam.runtime {
  requires aircompressor;
  requires com.google.gson;
  requires com.sun.jna;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires java.xml;
  requires static org.jspecify;

  exports org.liveseam.runtime.apply;
  exports org.liveseam.runtime.build;
  exports org.liveseam.runtime.diagnostic;
  exports org.liveseam.runtime.elf;
  exports org.liveseam.runtime.event;
  exports org.liveseam.runtime.fake;
  exports org.liveseam.runtime.kernel;
  exports org.liveseam.runtime.kernel.prebuilt;
  exports org.liveseam.runtime.model;
  exports org.liveseam.runtime.os to
      org.liveseam.language;
  exports org.liveseam.runtime.plan;
  exports org.liveseam.runtime.report;
  exports org.liveseam.runtime.state;
  exports org.liveseam.runtime.symbol;
  exports org.liveseam.runtime.symbol.index;
  exports org.liveseam.runtime.symbol.module;
  exports org.liveseam.runtime.target;
  exports org.liveseam.runtime.vm;

  // Records travel over the wire by their components.
  opens org.liveseam.runtime.diagnostic to
      com.google.gson;
  opens org.liveseam.runtime.event to
      com.google.gson;
  opens org.liveseam.runtime.model to
      com.google.gson;
  opens org.liveseam.runtime.target to
      com.google.gson;
  opens org.liveseam.runtime.wire to
      com.google.gson;

  uses org.liveseam.runtime.target.TargetProvider;

  provides org.liveseam.runtime.target.TargetProvider with
      org.liveseam.runtime.fake.FakeTargetProvider,
      org.liveseam.runtime.kernel.KernelTargetProvider,
      org.liveseam.runtime.process.ProcessTargetProvider,
      org.liveseam.runtime.vm.VmTargetProvider;
}
