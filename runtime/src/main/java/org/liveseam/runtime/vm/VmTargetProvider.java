package org.liveseam.runtime.vm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.diagnostic.TargetErrors;
import org.liveseam.runtime.event.Event;
import org.liveseam.runtime.kernel.KernelBuilders;
import org.liveseam.runtime.kernel.SymbolProvider;
import org.liveseam.runtime.symbol.KernelSymbols;
import org.liveseam.runtime.symbol.index.ImageSymbols;
import org.liveseam.runtime.target.Connection;
import org.liveseam.runtime.target.OpenContext;
import org.liveseam.runtime.target.Requirement;
import org.liveseam.runtime.target.TargetProvider;
import org.liveseam.runtime.target.TargetSpec;

/** Opens {@code vm} and {@code vm:RELEASE}: an installed kernel in a throw-away guest. */
public final class VmTargetProvider implements TargetProvider, SymbolProvider {
  private static final String GUEST_KERNEL = "the kernel that the guest runs";
  private static final String IMAGE_PACKAGE = "apt-get install linux-image-amd64";

  @Override
  public String scheme() {
    return "vm";
  }

  @Override
  public String summary() {
    return "an installed kernel, booted in a throw-away QEMU guest";
  }

  @Override
  public List<Requirement> requirements() {
    var all = new ArrayList<Requirement>();
    GuestHost host = GuestHost.local(Path.of(System.getProperty("java.io.tmpdir")));
    for (GuestTool tool : host.tools().requirements()) {
      all.add(
          new Requirement(
              tool.name(),
              tool.present(),
              tool.path().map(Path::toString).or(tool::problem).orElse("not found"),
              tool.present() ? "" : "apt-get install " + tool.debianPackage(),
              tool.purpose()));
    }
    all.add(kernels(host));
    newest(host).ifPresent(kernel -> all.addAll(KernelBuilders.requirements(kernel.release())));
    return all;
  }

  /** The kernel a guest runs when none is named; bodies are built here, for its release. */
  private static Optional<InstalledKernel> newest(GuestHost host) {
    try {
      return host.kernels().newestWithLivepatch();
    } catch (IOException e) {
      return Optional.empty(); // the line about kernel images says why
    }
  }

  private static Requirement kernels(GuestHost host) {
    String what = "kernel image with livepatch";
    try {
      var found = host.kernels();
      var newest = found.newestWithLivepatch();
      if (newest.isPresent()) {
        String others =
            found.kernels().stream()
                .map(InstalledKernel::release)
                .filter(r -> !r.equals(newest.get().release()))
                .collect(Collectors.joining(", "));
        String detail =
            newest.get().release() + (others.isEmpty() ? "" : " (also: " + others + ")");
        return new Requirement(what, true, detail, "", GUEST_KERNEL);
      }
      String why =
          found.kernels().stream()
              .map(k -> k.release() + ": " + k.obstacle().orElse("no CONFIG_LIVEPATCH"))
              .collect(Collectors.joining("; "));
      return new Requirement(
          what, false, why.isEmpty() ? "none" : why, IMAGE_PACKAGE, GUEST_KERNEL);
    } catch (IOException e) {
      return new Requirement(
          what, false, String.valueOf(e.getMessage()), IMAGE_PACKAGE, GUEST_KERNEL);
    }
  }

  @Override
  public boolean throwAway() {
    return true;
  }

  /** The guest would run the very image that lies here. */
  @Override
  public KernelSymbols symbols(TargetSpec spec, Path cache) {
    return symbols(choose(GuestHost.local(cache), spec), cache);
  }

  static KernelSymbols symbols(InstalledKernel kernel, Path cache) {
    return ImageSymbols.open(
        kernel.image(), kernel.modules().orElseThrow(), cache.resolve("symbols"));
  }

  @Override
  public Connection open(TargetSpec spec, OpenContext context) {
    GuestHost host = GuestHost.local(context.cache());
    InstalledKernel kernel = choose(host, spec);
    String name = "vm:" + kernel.release();
    context.events().accept(new Event.TargetOpening(name, "booting a guest"));
    long began = System.nanoTime();
    var target = new GuestBoot(host, name, kernel).boot(context);
    context
        .events()
        .accept(
            new Event.TargetReady(
                name, kernel.release(), Duration.ofNanos(System.nanoTime() - began)));
    return new Connection(target, KernelBuilders.host(context.cache()));
  }

  private static InstalledKernel choose(GuestHost host, TargetSpec spec) {
    try {
      var kernels = host.kernels();
      var chosen =
          spec.argument().isEmpty() ? kernels.newestWithLivepatch() : kernels.find(spec.argument());
      if (chosen.isEmpty()) {
        String there =
            kernels.kernels().stream()
                .map(InstalledKernel::release)
                .collect(Collectors.joining(", "));
        String why =
            there.isEmpty()
                ? "no kernel image is installed"
                : spec.argument().isEmpty()
                    ? "none of the installed ones has CONFIG_LIVEPATCH and can be read: " + there
                    : "installed are: " + there;
        throw Diagnostic.of(TargetErrors.NO_KERNEL, spec, why).help(IMAGE_PACKAGE).raise();
      }
      if (!chosen.get().bootable()) {
        throw Diagnostic.of(
                TargetErrors.NO_KERNEL, spec, chosen.get().obstacle().orElse("not readable"))
            .help("run as root, or make the image readable")
            .raise();
      }
      if (!chosen.get().livepatch().orElse(true)) {
        throw Diagnostic.of(TargetErrors.NO_LIVEPATCH, chosen.get().release())
            .help(IMAGE_PACKAGE)
            .raise();
      }
      return chosen.get();
    } catch (IOException e) {
      throw Diagnostic.of(TargetErrors.NO_KERNEL, spec, String.valueOf(e.getMessage())).raise();
    }
  }
}
