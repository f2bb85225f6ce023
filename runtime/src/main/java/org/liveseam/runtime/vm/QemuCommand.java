package org.liveseam.runtime.vm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** QEMU's command line for a guest. */
final class QemuCommand {
  /** The port's name, known to {@code init.sh} too. */
  static final String PORT = "org.liveseam.agent";

  /**
   * The kernel's parameters: its console on the serial line, an immediate end at a panic, init's
   * lines never dropped, and without two things that a machine of a few seconds has no use for: the
   * self-tests of the crypto modules (0.4 s by initcall_debug, once), and waiting out RCU grace
   * periods (what it saves was not measured).
   */
  private static final List<String> PARAMETERS =
      List.of(
          "console=ttyS0",
          "quiet",
          "panic=-1",
          "printk.devkmsg=on",
          "cryptomgr.notests",
          "rcupdate.rcu_expedited=1");

  private QemuCommand() {}

  /** The whole command. The files are those of this guest's private folder. */
  static List<String> of(
      Path qemu, GuestSpec spec, Accelerator accelerator, Path kernel, GuestFolder folder) {
    var command = new ArrayList<String>();
    command.add(qemu.toString());
    command.addAll(accelerator.options(spec.kernel().version()));
    command.addAll(
        List.of(
            // pc and microvm were no faster; microvm would need virtio-mmio in the initrd.
            "-machine",
            "q35",
            "-m",
            spec.memoryMiB() + "M",
            "-smp",
            Integer.toString(spec.cpus()),
            "-nodefaults",
            "-no-user-config",
            "-display",
            "none",
            "-monitor",
            "none",
            // With panic=-1 a panic ends QEMU.
            "-no-reboot",
            "-serial",
            "file:" + escape(folder.console()),
            "-kernel",
            kernel.toString(),
            "-initrd",
            folder.initrd().toString(),
            "-append",
            parameters(spec),
            "-fsdev",
            "local,id=host,path=/,security_model=none,readonly=on,multidevs=remap",
            "-device",
            "virtio-9p-pci,fsdev=host,mount_tag=host",
            "-device",
            "virtio-serial-pci,max_ports=2",
            "-chardev",
            "socket,id=agent,path=" + escape(folder.socket()),
            "-device",
            "virtserialport,chardev=agent,name=" + PORT));
    return List.copyOf(command);
  }

  private static String parameters(GuestSpec spec) {
    var parameters = new ArrayList<>(PARAMETERS);
    parameters.addAll(spec.kernelArguments());
    return String.join(" ", parameters);
  }

  /** A path inside an option list, where a comma separates and two are one. */
  static String escape(Path path) {
    return path.toString().replace(",", ",,");
  }
}
