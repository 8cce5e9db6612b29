package io.platformtenant.operator.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar this program came in. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"platformtenant " + (version == null ? "(not from a jar)" : version)};
  }
}
