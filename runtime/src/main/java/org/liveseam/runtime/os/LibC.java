package org.liveseam.runtime.os;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Map;

/**
 * The C library's functions, under their own names; sizes and offsets are those of 64-bit Linux.
 *
 * <p>Called as JNA's functions, one by one: its usual interface mapping makes a proxy class, which
 * took a third of the time to load JNA, and that is seconds in an emulated guest; its direct
 * mapping registers with the class for ever.
 */
final class LibC {
  static final int O_RDONLY = 0;
  static final int O_WRONLY = 1;
  static final int O_RDWR = 2;
  static final int O_CREAT = 0x40;
  static final int O_NONBLOCK = 0x800;
  static final int O_NOFOLLOW = 0x20000;
  static final int O_CLOEXEC = 0x80000;
  static final int SEEK_SET = 0;
  static final int SEEK_END = 2;
  static final int LOCK_EX = 2;
  static final int LOCK_NB = 4;

  private final Function open;
  private final Function close;
  private final Function read;
  private final Function write;
  private final Function lseek;
  private final Function ftruncate;
  private final Function flock;
  private final Function initModule;
  private final Function deleteModule;
  private final Function pipe2;

  /**
   * @throws UnsatisfiedLinkError if JNA or a function cannot be loaded
   */
  LibC() {
    NativeLibrary c =
        NativeLibrary.getInstance("c", Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
    open = c.getFunction("open");
    close = c.getFunction("close");
    read = c.getFunction("read");
    write = c.getFunction("write");
    lseek = c.getFunction("lseek");
    ftruncate = c.getFunction("ftruncate");
    flock = c.getFunction("flock");
    initModule = c.getFunction("init_module");
    deleteModule = c.getFunction("delete_module");
    pipe2 = c.getFunction("pipe2");
  }

  int open(String path, int flags, int mode) {
    return open.invokeInt(new Object[] {path, flags, mode});
  }

  int close(int descriptor) {
    return close.invokeInt(new Object[] {descriptor});
  }

  long read(int descriptor, Pointer buffer, long size) {
    return read.invokeLong(new Object[] {descriptor, buffer, size});
  }

  long write(int descriptor, Pointer buffer, long size) {
    return write.invokeLong(new Object[] {descriptor, buffer, size});
  }

  long lseek(int descriptor, long offset, int whence) {
    return lseek.invokeLong(new Object[] {descriptor, offset, whence});
  }

  int ftruncate(int descriptor, long length) {
    return ftruncate.invokeInt(new Object[] {descriptor, length});
  }

  int flock(int descriptor, int operation) {
    return flock.invokeInt(new Object[] {descriptor, operation});
  }

  int initModule(Pointer image, long size, String parameters) {
    return initModule.invokeInt(new Object[] {image, size, parameters});
  }

  int deleteModule(String name, int flags) {
    return deleteModule.invokeInt(new Object[] {name, flags});
  }

  int pipe2(int[] ends, int flags) {
    return pipe2.invokeInt(new Object[] {ends, flags});
  }
}
