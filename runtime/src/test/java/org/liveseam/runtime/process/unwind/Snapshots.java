package org.liveseam.runtime.process.unwind;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.liveseam.runtime.process.object.CLibrary;

/**
 * Real stacks: a C library that calls itself in several ways and copies its registers and stack in
 * the innermost function, beside what glibc's own backtrace(3) says about them.
 */
record Snapshots(NativeLibrary library) {
  private static final String SOURCE =
      """
      #define _GNU_SOURCE
      #include <alloca.h>
      #include <execinfo.h>
      #include <pthread.h>
      #include <signal.h>
      #include <string.h>
      #include <unistd.h>
      #define STACK 65536
      long registers[8];
      unsigned char stack[STACK];
      long stack_size;
      void *trace[256];
      int trace_size;
      static int by_signal;

      __attribute__((noinline)) void capture(void) {
        register unsigned char *sp;
        __asm__ volatile(
            "leaq 0(%%rip), %%rax\\n movq %%rax, 0(%1)\\n movq %%rsp, 8(%1)\\n"
            "movq %%rbx, 16(%1)\\n movq %%rbp, 24(%1)\\n movq %%r12, 32(%1)\\n"
            "movq %%r13, 40(%1)\\n movq %%r14, 48(%1)\\n movq %%r15, 56(%1)\\n movq %%rsp, %0"
            : "=&r"(sp) : "r"(registers) : "rax", "memory");
        pthread_attr_t attributes;
        void *low;
        size_t size;
        pthread_getattr_np(pthread_self(), &attributes);
        pthread_attr_getstack(&attributes, &low, &size);
        pthread_attr_destroy(&attributes);
        stack_size = (unsigned char *) low + size - sp;
        if (stack_size > STACK) stack_size = STACK;
        memcpy(stack, sp, stack_size);
        trace_size = backtrace(trace, 256);
      }
      static void handler(int signal) { capture(); }
      __attribute__((noinline)) int leaf(int a) {
        if (by_signal) pthread_kill(pthread_self(), SIGUSR1); else capture();
        return a + 1;
      }
      __attribute__((noinline)) int variable(int a) {
        volatile char *room = alloca(a * 16 + 16);
        room[a] = 1;
        return leaf(a) + room[a];
      }
      __attribute__((noinline)) int deep(int a) {
        volatile char room[1000];
        room[a] = 1;
        return (a == 0 ? variable(3) : deep(a - 1)) + room[a];
      }
      static void *thread(void *unused) { deep(20); return 0; }
      void in_thread(int with_signal) {
        struct sigaction mine = {.sa_handler = handler}, before;
        sigaction(SIGUSR1, &mine, &before);
        by_signal = with_signal;
        pthread_t id;
        pthread_create(&id, 0, thread, 0);
        pthread_join(id, 0);
        sigaction(SIGUSR1, &before, 0);
      }
      void here(void) { by_signal = 0; deep(5); }
      volatile int blocked_id;
      static int gate[2];
      static pthread_t blocked;
      __attribute__((noinline)) int wait_deep(int a) {
        char one;
        volatile int result = a == 0 ? read(gate[0], &one, 1) : wait_deep(a - 1);
        return result + 1;
      }
      static void *wait_thread(void *unused) {
        blocked_id = gettid();
        wait_deep(10);
        return 0;
      }
      int block(void) {
        pipe(gate);
        pthread_create(&blocked, 0, wait_thread, 0);
        while (!blocked_id) sched_yield();
        return blocked_id;
      }
      void release(void) {
        write(gate[1], "", 1);
        pthread_join(blocked, 0);
        close(gate[0]);
        close(gate[1]);
      }
      """;

  static Snapshots build(Path folder, String... flags) throws Exception {
    // JNA gives symbols to all; the library must see its own variables.
    String[] all = Arrays.copyOf(flags, flags.length + 1);
    all[flags.length] = "-Wl,-Bsymbolic";
    Path file = CLibrary.build(folder, "libstacks_" + folder.getFileName() + ".so", SOURCE, all);
    return new Snapshots(NativeLibrary.getInstance(file.toString()));
  }

  String name() {
    return library.getFile().getName();
  }

  int answer(String function) {
    return library.getFunction(function).invokeInt(new Object[0]);
  }

  void call(String function, Object... arguments) {
    library.getFunction(function).invokeVoid(arguments);
  }

  private Pointer at(String symbol) {
    return library.getGlobalVariableAddress(symbol);
  }

  Registers registers() {
    long[] r = at("registers").getLongArray(0, 8);
    return Registers.of(r[0], r[1]).withPreserved(r[2], r[3], r[4], r[5], r[6], r[7]);
  }

  StackMemory stack() {
    long sp = at("registers").getLong(8);
    int size = (int) at("stack_size").getLong(0);
    return StackMemory.of(sp, at("stack").getByteArray(0, size));
  }

  /** Return addresses, innermost first. */
  List<Long> backtrace() {
    int size = at("trace_size").getInt(0);
    List<Long> trace = new ArrayList<>();
    for (long pc : at("trace").getLongArray(0, size)) {
      trace.add(pc);
    }
    return trace;
  }
}
