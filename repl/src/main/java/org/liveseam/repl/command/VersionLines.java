package org.liveseam.repl.command;

import picocli.CommandLine.IVersionProvider;

/** Tells picocli the version. */
final class VersionLines implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return Version.lines();
  }
}
