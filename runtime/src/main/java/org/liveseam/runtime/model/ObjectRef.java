package org.liveseam.runtime.model;

/** A thing that holds functions. */
public sealed interface ObjectRef {
  /** The name in {@code /sys/kernel/livepatch}, to targets and in our messages. */
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

  /**
   * A shared library of this process, loaded or not.
   *
   * @param name its file name without folders, for instance {@code libscore.so}, which is what the
   *     loader compares; a file named {@code libscore.so.1.2} is also found by its DT_SONAME
   */
  record Library(String name) implements ObjectRef {
    public Library {
      Names.check(Names.isLibrary(name), "library name", name);
    }

    @Override
    public String kernelName() {
      return name;
    }

    @Override
    public String toString() {
      return "library " + name;
    }
  }

  /** The program of this process. */
  record Executable() implements ObjectRef {
    @Override
    public String kernelName() {
      return "executable";
    }

    @Override
    public String toString() {
      return "executable";
    }
  }

  /** Whether it is native code of this process, not of a kernel. */
  default boolean inProcess() {
    return this instanceof Library || this instanceof Executable;
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
