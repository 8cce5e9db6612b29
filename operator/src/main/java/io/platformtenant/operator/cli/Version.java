package io.platformtenant.operator.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar this program came in. */
public final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"platformtenant " + number().orElse("(not from a jar)")};
  }

  public static Optional<String> number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
  }
}
