package org.liveseam.runtime.vm;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.elf.Bytes;
import org.liveseam.runtime.elf.MalformedFileException;

/** One attempt to boot a guest, from the files to the greeting. For one thread, once. */
final class GuestStart {
  private static final byte[] GREETING = "seam-guest 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final Duration POLL = Duration.ofMillis(10);

  private final GuestHost host;
  private final GuestSpec spec;
  private final Duration deadline;
  private final long begin = System.nanoTime();

  private @Nullable GuestFolder folder;
  private @Nullable OwnedProcess process;
  private @Nullable SocketChannel channel;
  private @Nullable Duration init;

  GuestStart(GuestHost host, GuestSpec spec, Duration deadline) {
    this.host = host;
    this.spec = spec;
    this.deadline = deadline;
  }

  Guest boot() throws GuestException {
    try {
      return prepareAndStart();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw undone(
          new GuestException(
              GuestException.Reason.INTERRUPTED, "interrupted while the guest came up", e));
    } catch (GuestException e) {
      throw undone(e);
    } catch (RuntimeException e) {
      throw undone(e);
    } catch (IOException e) {
      throw undone(new GuestException(GuestException.Reason.SETUP_FAILED, "" + e.getMessage(), e));
    }
  }

  private Guest prepareAndStart() throws IOException, InterruptedException {
    Path qemu = qemu();
    Path busybox = busybox();
    Path modules = modules();
    GuestFolder files = GuestFolder.create(host.temporary());
    folder = files;
    Path kernel = kernel();
    initrd(files, modules, busybox);
    return start(qemu, kernel, files, accelerator(qemu, kernel, files));
  }

  private Path qemu() throws GuestException {
    return host.tools()
        .find(Tools.QEMU)
        .orElseThrow(() -> missing(Tools.QEMU + " is not installed", "qemu-system-x86"));
  }

  private Path busybox() throws GuestException {
    GuestTool busybox = host.tools().busybox();
    return busybox
        .path()
        .orElseThrow(
            () ->
                missing(
                    busybox.problem().orElse("busybox is not installed"), busybox.debianPackage()));
  }

  private static GuestException missing(String what, String supplier) {
    return new GuestException(
        GuestException.Reason.TOOL_MISSING, what + "; Debian has it in " + supplier, null);
  }

  private Path modules() throws GuestException {
    InstalledKernel kernel = spec.kernel();
    if (kernel.obstacle().isPresent()) {
      throw unusable(kernel.obstacle().get(), null);
    }
    return kernel
        .modules()
        .orElseThrow(() -> unusable("no module tree belongs to " + kernel.image(), null));
  }

  private static GuestException unusable(String detail, @Nullable Exception cause) {
    return new GuestException(GuestException.Reason.IMAGE_UNUSABLE, detail, cause);
  }

  /** The file to boot: the kernel inside the image, unpacked once, or the image. */
  private Path kernel() throws GuestException {
    Path image = spec.kernel().image();
    if (!spec.direct()) {
      return image;
    }
    try {
      byte[] bytes = Files.readAllBytes(image);
      byte[] hash = ContentCache.digest().digest(bytes);
      Optional<Path> known = host.cache().find("vmlinux", hash);
      if (known.isPresent()) {
        return known.get();
      }
      Optional<byte[]> kernel = KernelImage.directlyBootable(Bytes.of(bytes));
      if (kernel.isEmpty()) {
        return image;
      }
      return host.cache().get("vmlinux", hash, out -> out.write(kernel.get()));
    } catch (IOException | MalformedFileException e) {
      throw unusable(image + ": " + e.getMessage(), e);
    }
  }

  private void initrd(GuestFolder files, Path modules, Path busybox) throws IOException {
    Path base;
    try {
      base = Initrd.base(host.cache(), modules, busybox);
    } catch (IOException e) {
      throw unusable("" + e.getMessage(), e);
    }
    Path usual = Path.of("/lib/modules", spec.kernel().release());
    boolean there = Files.exists(usual) && Files.isSameFile(usual, modules);
    String bind = there ? "" : modules.toAbsolutePath().toString();
    Initrd.compose(
        base, AgentFile.of(spec.kernel().release(), bind, spec.command()), files.initrd());
  }

  private Accelerator accelerator(Path qemu, Path kernel, GuestFolder files)
      throws IOException, InterruptedException {
    return spec.accelerator().isPresent()
        ? new Accelerator(spec.accelerator().get(), "asked for")
        : host.probe().choose(qemu, kernel, files.folder());
  }

  private Guest start(Path qemu, Path kernel, GuestFolder files, Accelerator accelerator)
      throws IOException, InterruptedException {
    var console = new Console(files.console());
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(files.socket()));
      server.configureBlocking(false);
      OwnedProcess started =
          OwnedProcess.start(
              host.tools(), QemuCommand.of(qemu, spec, accelerator, kernel, files), files.log());
      process = started;
      Duration prepared = elapsed();
      SocketChannel open = greeted(server, started, console, files);
      files.deleteStartFiles();
      open.configureBlocking(true);
      Duration ready = elapsed();
      var times = new BootTimes(prepared, init == null ? ready : init, ready);
      return new Guest(files, started, open, console, accelerator, times);
    }
  }

  /** Waits for QEMU's connection and the greeting, with an eye on everything that can go wrong. */
  private SocketChannel greeted(
      ServerSocketChannel server, OwnedProcess running, Console console, GuestFolder files)
      throws IOException, InterruptedException {
    ByteBuffer greeting = ByteBuffer.allocate(GREETING.length);
    while (true) {
      // Before the console is read: what was printed before the end must not be missed.
      boolean alive = running.alive();
      console.scan();
      if (init == null && console.started()) {
        init = elapsed();
      }
      if (!alive) {
        throw GuestFailure.early(console, files, running.status());
      }
      if (console.panic().isPresent()) {
        throw GuestFailure.midway(console, files, null);
      }
      if (channel == null) {
        channel = server.accept();
        if (channel != null) {
          channel.configureBlocking(false);
        }
      }
      // Never more than the greeting: what follows is the agent's.
      if (channel != null && channel.read(greeting) > 0 && !greeting.hasRemaining()) {
        if (!Arrays.equals(greeting.array(), GREETING)) {
          throw new IllegalStateException("init and host are of different versions");
        }
        return channel;
      }
      if (elapsed().compareTo(deadline) > 0) {
        throw late(console, files);
      }
      Thread.sleep(POLL);
    }
  }

  private GuestException late(Console console, GuestFolder files) throws IOException {
    String stage =
        channel == null
            ? "QEMU did not connect"
            : init == null ? "the kernel did not reach init" : "init did not reach the agent";
    return GuestFailure.of(
        GuestException.Reason.DEADLINE,
        stage + " within " + deadline.toMillis() + " ms",
        console,
        files);
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * Ends what was started, and returns the failure that was the cause of it. The logs are kept once
   * there is something in the console.
   */
  private <E extends Exception> E undone(E failure) {
    try {
      if (process != null) {
        process.close();
      }
      if (channel != null) {
        channel.close();
      }
      if (folder != null) {
        boolean log = Files.exists(folder.console()) && Files.size(folder.console()) > 0;
        if (log) {
          folder.keepLogs();
        } else {
          folder.delete();
        }
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
