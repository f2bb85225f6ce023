package org.liveseam.runtime.diagnostic;

/** E4: what is on the target, who holds it, what was promised before. */
public final class StateErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code LOCKED =
      FAMILY.define(
          "E4001",
          "{} is locked by {}",
          ExitCode.STALE_OR_LOCKED,
          "One run at a time may change a target.",
          "two `seam apply` at once",
          "Wait until it is done.");

  public static final Code MODULE_LOADED =
      FAMILY.define(
          "E4002",
          "a module `{}` is already loaded",
          "The kernel refuses a second module of one name (EEXIST). It is not one of ours in use.",
          "a module loaded by hand under the name of the patch's module",
          "Unload it: `rmmod NAME`.");

  public static final Code NOT_OURS =
      FAMILY.define(
          "E4003",
          "`{}` was not applied by Liveseam",
          ExitCode.REFUSED,
          "Only patches that carry our marker are reverted by name or with `--all`.",
          "seam revert some_vendor_patch",
          "Use the tool that loaded it.");

  public static final Code UNKNOWN_PATCH =
      FAMILY.define(
          "E4004",
          "no patch `{}` {}",
          "The name is neither declared in the file nor applied on the target.",
          "seam revert hide_cmdlin",
          "`seam list` names the applied patches.");

  public static final Code DIRTY =
      FAMILY.define(
          "E4005",
          "{} is not as it was before `{}`: {}",
          "A rehearsal compares the system after a patch was reverted with the system before.",
          "a callback that prints a kernel warning, or a test that leaves a patch applied",
          "Make the patch take back everything it did.");

  public static final Code TEST_FAILED =
      FAMILY.define(
          "E4006",
          "test \"{}\" failed: {}",
          "A statement of the test failed; the message says which.",
          "test \"t\" { assert 1 == 2 }",
          "Correct the patch, or the test.");

  public static final Code NO_EFFECT =
      FAMILY.define(
          "E4007",
          "effect {} cannot be undone",
          "Effects are numbered per session, from 1; only what this session did can be undone.",
          "undo 7",
          "`:history` lists the effects.");

  public static final Code UNTRUSTED =
      FAMILY.define(
          "E4010",
          "will not use `{}`: {}",
          ExitCode.REFUSED,
          "The folder and the file of a lock must belong to the user who locks and be closed to"
              + " others, or somebody else could hold the lock or plant a link.",
          "/run/liveseam made by another user",
          "Look at who made it; remove it, and it is made anew.");

  public static final Code REPLACES_ALL_NOT_LAST =
      FAMILY.define(
          "E4014",
          "`{}` replaces all other patches and does not come last",
          "Patches that are applied together are applied all or none. What `replaces all` takes away"
              + " is gone for good, so no patch behind it may fail.",
          "patch a { ... replaces all } followed by patch b { ... } in one file",
          "Put it last, or apply it by itself.");

  public static final Code STATE_OLDER =
      FAMILY.define(
          "E4021",
          "`{}` understands state {} up to version {}, and `{}` left version {}",
          "A patch must understand what the patches before it did to the state of the system: the"
              + " kernel refuses it otherwise (EINVAL), and says nothing.",
          "state 7 version 1, while a patch with `state 7 version 2` is applied",
          "Raise the version once the patch handles the newer state, or take the other patch back"
              + " first.");

  public static final Code STATE_DROPPED =
      FAMILY.define(
          "E4022",
          "`{}` replaces all patches, but not what `{}` did to state {}",
          "A patch that replaces all others must handle every state that they changed; the kernel"
              + " refuses it otherwise (EINVAL), and says nothing.",
          "replaces all, without `state 7 version 2`, while a patch that has it is applied",
          "Declare the state and handle it in the callbacks, or take the other patch back first.");

  private StateErrors() {}
}
