package org.liveseam.runtime.os;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * The C library's functions, under their own names; sizes and offsets are those of 64-bit Linux.
 */
@SuppressWarnings("checkstyle:MethodName")
interface LibC extends Library {
  int O_RDONLY = 0;
  int O_WRONLY = 1;
  int O_RDWR = 2;
  int O_CREAT = 0x40;
  int O_NONBLOCK = 0x800;
  int O_NOFOLLOW = 0x20000;
  int O_CLOEXEC = 0x80000;
  int SEEK_SET = 0;
  int SEEK_END = 2;
  int LOCK_EX = 2;
  int LOCK_NB = 4;

  int open(String path, int flags, int mode);

  int close(int descriptor);

  long read(int descriptor, Pointer buffer, long size);

  long write(int descriptor, Pointer buffer, long size);

  long lseek(int descriptor, long offset, int whence);

  int ftruncate(int descriptor, long length);

  int flock(int descriptor, int operation);

  int init_module(Pointer image, long size, String parameters);

  int delete_module(String name, int flags);
}
