package org.liveseam.runtime.diagnostic;

/** E074: what commands read that were written before: records, and files they make. */
public final class RecordErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code NO_ENTRY =
      FAMILY.define(
          "E0740",
          "nothing to undo: {}",
          "`seam undo` takes back what `seam history` lists: one entry by its number, or the newest"
              + " one that is still so.",
          "seam undo 999",
          "`seam history` lists the entries.");

  public static final Code NOT_UNDONE =
      FAMILY.define(
          "E0741",
          "entry {} of the history cannot be undone: {}",
          "An entry is undone by doing the opposite now. That takes the system to be as the entry"
              + " left it, and, to apply a patch again, the file it was written in, unchanged.",
          "seam undo, after the patch's file was edited",
          "Apply or take back the patch by its file or name: `seam apply`, `seam revert`.");

  public static final Code NOT_RECORDED =
      FAMILY.define(
          "E0742",
          "the history cannot be written: {}",
          "What is applied is told by the kernel itself; the history only adds who, when and why."
              + " So a change is made even when it cannot be recorded.",
          "seam apply fix.seam with a full disk",
          "Make room, or see to the permissions of the folder that the message names.");

  public static final Code DAMAGED =
      FAMILY.define(
          "E0743",
          "the history `{}` cannot be read: {}",
          "The file that lists earlier changes is not readable, or is not what `seam` writes.",
          "a history that was edited by hand",
          "Remove the file; nothing that is applied depends on it.");

  public static final Code EXISTS =
      FAMILY.define(
          "E0744",
          "`{}` is there already",
          ExitCode.REFUSED,
          "A new project never overwrites anything.",
          "seam new fix, twice",
          "Choose another name, or remove what is there.");

  public static final Code NOT_MADE =
      FAMILY.define(
          "E0745",
          "cannot make `{}`: {}",
          "The folder may not be written by this user, or the disk is full.",
          "seam new /proc/fix",
          "Choose another folder.");

  public static final Code NOT_A_LIVEPATCH =
      FAMILY.define(
          "E0746",
          "`{}` is no livepatch module: {}",
          "`seam info` reads the tables of a module that was built as a live patch.",
          "seam info /lib/modules/6.1.0/kernel/fs/ext4/ext4.ko",
          "Name a livepatch module, a `.seam` file, or an applied patch.");

  private RecordErrors() {}
}
