package org.liveseam.runtime.diagnostic;

/** E08: tools that read and write files of the language. */
public final class ToolErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code NOT_WRITTEN =
      FAMILY.define(
          "E0801",
          "cannot write `{}`: {}",
          "The file, or its folder, may not be written by this user, or the disk is full. The file"
              + " is as it was.",
          "seam fmt /proc/version",
          "Check the permissions of the file and of its folder.");

  public static final Code NO_FILES =
      FAMILY.define(
          "E0802",
          "no `.seam` files in `{}`",
          ExitCode.USAGE,
          "A folder was named, and neither it nor a folder in it holds a file of the language."
              + " Hidden folders and symbolic links are not looked into.",
          "seam fmt empty-folder",
          "Name the files, or another folder.");

  public static final Code NO_TESTS =
      FAMILY.define(
          "E0803",
          "no tests: {}",
          "Nothing was tested, and success would say otherwise: the files declare no `test`, or no"
              + " test has a name that `--filter` asks for.",
          "seam test fix.seam --filter 'no such test'",
          "`seam test --list` names the tests there are.");

  public static final Code TEST_TIMEOUT =
      FAMILY.define(
          "E0804",
          "the test did not end within {}",
          "A test ran longer than `--timeout` allows, and was stopped; what it applied is taken"
              + " back.",
          "test \"waits\" { while true { } }",
          "Give it more time with `--timeout`, or find out what it waits for.");

  private ToolErrors() {}
}
