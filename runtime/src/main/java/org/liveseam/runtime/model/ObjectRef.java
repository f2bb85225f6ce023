package org.liveseam.runtime.model;

/** A thing that holds functions. */
public sealed interface ObjectRef {
  /** The name in {@code /sys/kernel/livepatch} and in our messages. */
  String kernelName();

  /** The kernel image itself. */
  record Vmlinux() implements ObjectRef {
    @Override
    public String kernelName() {
      return "vmlinux";
    }

    @Override
    public String toString() {
      return "vmlinux";
    }
  }

  /** A loadable kernel module, loaded or not. */
  record Module(String name) implements ObjectRef {
    public Module {
      Names.check(Names.isModule(name), "module name", name);
    }

    /** The kernel spells every dash of a module's file name as an underscore. */
    @Override
    public String kernelName() {
      return name.replace('-', '_');
    }

    @Override
    public String toString() {
      return "module " + name;
    }
  }
}
