package org.liveseam.runtime.diagnostic;

/** E07: pipelines, their stages, and their reports. */
public final class PipelineErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code STAGE_OUTSIDE =
      FAMILY.define(
          "E0701",
          "stage `{}` does not stand directly in a pipeline",
          ExitCode.SOURCE,
          "The stages of a pipeline are its steps in their order, known before it runs; so none"
              + " stands in an `if`, a loop, a function or another stage.",
          "stage live { apply fix }",
          "Put it into the block of a `pipeline`, and conditions into the stage.");

  public static final Code STAGE_TWICE =
      FAMILY.define(
          "E0702",
          "stage `{}` is there twice in one pipeline",
          ExitCode.SOURCE,
          "Errors and reports name stages.",
          "pipeline p {\n  stage live { }\n  stage live { }\n}",
          "Rename one.");

  public static final Code STAGE_DEAD =
      FAMILY.define(
          "E0703",
          "stage `{}` is never reached",
          ExitCode.SOURCE,
          "What stands before it in the pipeline always returns or fails.",
          "pipeline p {\n  return\n  stage live { }\n}",
          "Remove what ends the pipeline, or the stage.");

  public static final Code STAGE_LATE =
      FAMILY.define(
          "E0704",
          "stage `{}` was not done within {}",
          "What the stage was doing when its deadline passed was stopped, as by Ctrl-C, and what the"
              + " pipeline did is taken back.",
          "pipeline p { stage slow, deadline 1s { while true { } } }",
          "Give the stage more time, or make it do less.");

  public static final Code HOLD_BROKEN =
      FAMILY.define(
          "E0705",
          "what `hold` watches was false before {} were over",
          "The condition was asked again and again, and once it was not true.",
          "hold 10m, while: fn() { false }",
          "See what changed on the target; what a pipeline did is taken back.");

  public static final Code NO_PIPELINE =
      FAMILY.define(
          "E0706",
          "`{}` belongs to a pipeline, and there is none",
          "`keep` is about what a running pipeline does, `report to:` about a pipeline that runs or"
              + " ran before.",
          "keep fix",
          "Put it into a `pipeline`.");

  public static final Code REPORT_FORMAT =
      FAMILY.define(
          "E0707",
          "no report can be written to `{}`",
          "The ending of the file's name says what the report is written as.",
          "report to: [\"rollout.pdf\"]",
          "Use `.json`, `.md` (Markdown) or `.xml` (JUnit).");

  public static final Code WRITE_FAILED =
      FAMILY.define(
          "E0708",
          "cannot write `{}`: {}",
          "The file system refused. A file is written whole or not at all.",
          "report to: [\"/proc/report.json\"]",
          "Name a folder that exists, or can be made, and has room.");

  public static final Code BAD_LENGTH =
      FAMILY.define(
          "E0709",
          "{} of {} {}",
          "A deadline and a hold are durations above zero, and not longer than 30 days.",
          "hold 0s, while: fn() { true }",
          "Write a duration, for instance `10m`.");

  public static final Code PIPELINE_LATE =
      FAMILY.define(
          "E0710",
          "pipeline `{}` was not done within {}",
          "What the pipeline was doing when its deadline passed was stopped, as by Ctrl-C, and what"
              + " it did is taken back. That, `rescue` and `ensure` take their time.",
          "pipeline slow, deadline 1s { while true { } }",
          "Give the pipeline more time, or make it do less.");

  private PipelineErrors() {}
}
