package org.liveseam.runtime.diagnostic;

/** Data that a patch keeps or is made of, as it is described: states, shadow variables, modules. */
public final class DataErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.SOURCE);

  public static final Code BAD_STATE =
      FAMILY.define(
          "E0331",
          "{} cannot be {}",
          "A state has a number from 1 that the author chose, and a version from 1 to 2147483647.",
          "patch p { state 0 version 2 }",
          "For instance `state 7 version 2`.");

  public static final Code STATE_TWICE =
      FAMILY.define(
          "E0332",
          "state {} is declared twice in patch `{}`",
          "A patch understands one version of a state, and all before it.",
          "state 7 version 1\nstate 7 version 2",
          "Leave the older one out.");

  public static final Code BAD_SHADOW =
      FAMILY.define(
          "E0333",
          "a shadow variable cannot be {}",
          "It is data in C: of a native type or a C type, beside objects of a C type.",
          "shadow forks: void on struct task_struct",
          "For instance `shadow forks: u32 on struct task_struct`.");

  public static final Code SHADOW_TWICE =
      FAMILY.define(
          "E0334",
          "shadow variable `{}` is declared twice in patch `{}`",
          "Its name is part of the names of its C functions.",
          "shadow n: u32 on struct file\nshadow n: u64 on struct inode",
          "Give one of them another name.");

  public static final Code BAD_MODULE =
      FAMILY.define(
          "E0341",
          "`{}` cannot be a patch: {}",
          "`from module` takes a livepatch module that was built elsewhere: a `.ko` file, plain or"
              + " compressed, that says livepatch=Y and has the tables of its objects and functions"
              + " in its data. Tables that code fills in when the module starts cannot be read, and"
              + " a signed module cannot be marked as ours.",
          "patch fix from module \"nf_nat.ko\"",
          "Build it as samples/livepatch in the kernel's sources does, unsigned, or load a signed one"
              + " with `insmod`.");

  private DataErrors() {}
}
