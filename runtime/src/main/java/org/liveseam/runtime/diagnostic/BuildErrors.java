package org.liveseam.runtime.diagnostic;

/** E2: the replacement cannot be built. */
public final class BuildErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.FAILED);

  public static final Code NO_HEADERS =
      FAMILY.define(
          "E2001",
          "no kernel headers for {}: {} is missing",
          "Building a livepatch module with kbuild needs the headers of the target's release.",
          "seam apply fix.seam on a machine without linux-headers",
          "Install the package that the message names.");

  public static final Code C_ERROR =
      FAMILY.define(
          "E2002",
          "the C compiler rejects the body of `{}`: {}",
          "The replacement's C code does not compile against the kernel's headers.",
          "replace function f with c { retrun 0; }",
          "Correct the C code at the place shown.");

  public static final Code NO_TOOL =
      FAMILY.define(
          "E2003",
          "`{}` is missing, and building a module needs it",
          "kbuild runs make and the compiler that the kernel was built with.",
          "seam apply fix.seam on a machine without make",
          "Install the package that the message names.");

  public static final Code NO_PROTOTYPE =
      FAMILY.define(
          "E2004",
          "the type of `{}` is not known: {}",
          "An inline body gets the parameters of the function it replaces from the"
              + " kernel's type information (BTF). There is none for this function, or it"
              + " says something that C cannot spell.",
          "replace function f.isra.0 with c { return 0; }",
          "Write the function out, with its parameters, in a C file: `with my_f from"
              + " \"fix.c\"`.");

  public static final Code PARAMETER_COUNT =
      FAMILY.define(
          "E2005",
          "`{}` has {} parameter(s), not {}",
          ExitCode.SOURCE,
          "The names in parentheses stand for the parameters of the replaced"
              + " function, all of them and in their order.",
          "replace function cmdline_proc_show(m) with c { return 0; }",
          "Name every parameter, or none to use the names of the kernel's authors.");

  public static final Code ORIGINAL_IN_KERNEL =
      FAMILY.define(
          "E2006",
          "a kernel body cannot use `original`",
          ExitCode.SOURCE,
          "In the kernel the replaced function is reached only through the patch:"
              + " there is no way back into it for one call.",
          "replace function f with c { return original(); }",
          "Write out what the original does, or patch a function that calls it.");

  public static final Code CALLS_ITSELF =
      FAMILY.define(
          "E2007",
          "the body of `{}` would call itself for ever",
          ExitCode.SOURCE,
          "A call of the replaced function from its replacement goes through the"
              + " patch again, and so back to the replacement.",
          "replace function f with c { return f(); }",
          "Write out what the original does.");

  public static final Code NOT_EXPORTED =
      FAMILY.define(
          "E2008",
          "`{}` is not exported to modules by kernel {}",
          "A module that kbuild makes reaches only functions and variables that the"
              + " kernel or one of its modules exports; static ones never.",
          "with c { return __cmdline_proc_show(m, v); }",
          "Use a function that is exported (EXPORT_SYMBOL), or define it in the" + " body's file.");

  public static final Code NO_HEADER =
      FAMILY.define(
          "E2009",
          "no header `{}`{}",
          "The kernel's headers, or the folder of the file that includes it, have no"
              + " such header.",
          "with c { return 0; } include <linux/nope.h>",
          "Correct the name; the kernel's headers are below include/ in its build" + " folder.");

  public static final Code NOT_IN_FILE =
      FAMILY.define(
          "E2010",
          "{} defines no function `{}`",
          "`NAME from \"x.c\"` takes the function NAME that the file defines. It may be"
              + " static.",
          "replace function f with my_fnu from \"fix.c\"",
          "Define the function in the file, or correct the name.");

  public static final Code TIMED_OUT =
      FAMILY.define(
          "E2011",
          "building the module of `{}` took longer than {}",
          "Every build has a deadline. What it had started was ended.",
          "a machine without free memory",
          "Try again, or give it more time with `wait`.");

  public static final Code KBUILD_FAILED =
      FAMILY.define(
          "E2012",
          "kbuild failed: {}",
          "make, the compiler or another tool of kbuild reports something that is not"
              + " about the patch's C code.",
          "headers of which files were deleted",
          "The notes show the end of its output.");

  public static final Code UNSAFE_CACHE =
      FAMILY.define(
          "E2013",
          "the module cache {} is not safe: {}",
          ExitCode.REFUSED,
          "Modules in the cache are loaded into the kernel, so only this user may be"
              + " able to write there.",
          "a cache folder that is writable for others",
          "Correct its owner and mode (chmod go-w), or name another folder.");

  public static final Code C_WARNING =
      FAMILY.define(
          "E2014",
          "the C compiler warns about `{}`: {}",
          "The code compiles, but looks wrong.",
          "with c { int unused; return 0; }",
          "Look at the place shown.");

  public static final Code UNKNOWN_TYPE =
      FAMILY.define(
          "E2015",
          "the C type of `{}` needs a header: {}",
          "The parameters of the replaced function have types that no included header"
              + " declares.",
          "replace function f with c { return 0; }, where f takes a pgoff_t",
          "Add the header that declares the type: `include <linux/...>` behind the" + " body.");

  public static final Code SIGNATURE_DIFFERS =
      FAMILY.define(
          "E2016",
          "`{}` has another signature than {}",
          "The replacement takes other parameters, or returns something else, than"
              + " the kernel's callers expect: they would read each other's registers wrong.",
          "a replacement for f(struct seq_file *, void *) that is declared f(int)",
          "Give it the signature that the message shows.");

  public static final Code DEFINED_TWICE =
      FAMILY.define(
          "E2017",
          "`{}` is defined more than once in patch `{}`",
          "All C files of a patch become one module, with one name space for what is"
              + " not static.",
          "two files that both define a function helper()",
          "Make it static in its file.");

  public static final Code OLD_INTERFACE =
      FAMILY.define(
          "E2018",
          "the headers of kernel {} reject the generated module: {}",
          "The module is written for the livepatch interface of Linux 5.1 and newer"
              + " (one call, klp_enable_patch).",
          "seam build for a 4.19 kernel",
          "Use a kernel that has the interface.");

  public static final Code INTERRUPTED =
      FAMILY.define(
          "E2019",
          "the build of `{}` was interrupted",
          ExitCode.INTERRUPTED,
          "Somebody asked for an end while the module was built. What was started was" + " ended.",
          "Ctrl-C",
          "Start it again.");

  public static final Code CACHE_FAILED =
      FAMILY.define(
          "E2020",
          "the built module is not kept in {}: {}",
          "The cache folder cannot be written. The module is built anew each time.",
          "a full disk",
          "Make room, or name another folder.");

  public static final Code NEEDS_MODULES =
      FAMILY.define(
          "E2021",
          "patch `{}` can be loaded only while {} is loaded",
          "The code uses what another module exports, so the kernel refuses it"
              + " without that module.",
          "a body that calls nf_ct_put()",
          "Load that module first.");

  public static final Code TOOL_WARNING =
      FAMILY.define(
          "E2022",
          "{} warns about patch `{}`: {}",
          "A tool of kbuild found something odd in the compiled code.",
          "objtool: unreachable instruction",
          "Look at the function that it names.");

  private BuildErrors() {}
}
