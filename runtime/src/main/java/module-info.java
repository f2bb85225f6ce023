/** The domain: model, plan, targets, engines. */
@org.jspecify.annotations.NullMarked
module org.liveseam.runtime {
  requires com.google.gson;
  requires com.sun.jna;
  requires org.apache.commons.compress;
  requires org.tukaani.xz;
  requires aircompressor;
  requires static org.jspecify;

  exports org.liveseam.runtime.diagnostic;
  exports org.liveseam.runtime.vm;
}
