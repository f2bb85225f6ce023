package org.liveseam.repl;

/** The command line's entry point. */
public final class Main {
  private Main() {}

  /** Runs one command. */
  public static void main(String[] args) {}
}
