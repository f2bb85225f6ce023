package org.liveseam.runtime.diagnostic;

/** E5: possible, but not allowed, or not without being asked for. */
public final class PolicyErrors {
  static final CodeFamily FAMILY = new CodeFamily(ExitCode.REFUSED);

  public static final Code NO_PRIVILEGE =
      FAMILY.define(
          "E5001",
          "no permission to {}: {} is needed",
          ExitCode.PERMISSION,
          "The operation needs a capability or an owner that this process does not have.",
          "seam apply fix.seam as an ordinary user",
          "Run it as root, or with the capability named.");

  public static final Code SIGNATURES =
      FAMILY.define(
          "E5002",
          "the kernel loads only signed modules: {}",
          "module.sig_enforce or lockdown is on, and the module carries no trusted signature"
              + " (EKEYREJECTED or EPERM).",
          "seam apply fix.seam under secure boot",
          "Boot with module signature enforcement off, or sign the module with a trusted key.");

  public static final Code MODULES_DISABLED =
      FAMILY.define(
          "E5003",
          "loading modules is switched off until reboot (kernel.modules_disabled=1)",
          "The sysctl is one-way; the kernel answers EPERM.",
          "sysctl kernel.modules_disabled=1",
          "Reboot without it.");

  public static final Code NEEDS_CONFIRMATION =
      FAMILY.define(
          "E5004",
          "patch `{}` replaces all others and would take back {}, which Liveseam did not apply",
          "`replaces all` makes the kernel take back every other live patch, foreign ones"
              + " included.",
          "replaces all on a host with a vendor's patch",
          "If that is meant, say `--yes`.");

  public static final Code UNSAFE =
      FAMILY.define(
          "E5005",
          "`unsafe` is not allowed here",
          "What an `unsafe` block does can leave the system inconsistent, so it needs a word from"
              + " whoever starts the script.",
          "unsafe { .. }",
          "If that is meant, say `--allow-unsafe`.");

  public static final Code READS =
      FAMILY.define(
          "E5006",
          "reading `{}` is not allowed here",
          "The program that runs this script has not granted it to read files.",
          "read(\"/proc/cmdline\") in an embedded script",
          "Grant it in the host program.");

  public static final Code WRITES =
      FAMILY.define(
          "E5007",
          "writing `{}` is not allowed here",
          "Scripts read freely but write files of this machine only where whoever starts them says"
              + " so. Links are followed before that is decided.",
          "report to: [\"out/rollout.json\"] without --allow-write",
          "If that is meant, say `--allow-write=DIR`.");

  public static final Code COMMANDS =
      FAMILY.define(
          "E5008",
          "running `{}` is not allowed here",
          "Scripts start other programs only where whoever starts them says so. A program is known by the place that its name leads to. Variables that the dynamic loader heeds, as `LD_PRELOAD`, would make another program of it.",
          "run([\"make\"]) without --allow-run",
          "If that is meant, say `--allow-run=NAME`.");

  public static final Code NETWORK =
      FAMILY.define(
          "E5009",
          "speaking to `{}` is not allowed here",
          "Scripts use the network only where whoever starts them says so; each step of a redirection counts.",
          "fetch(\"https://example.org/\") without --allow-net",
          "If that is meant, say `--allow-net=HOST` or `--allow-net=HOST:PORT`.");

  private PolicyErrors() {}
}
