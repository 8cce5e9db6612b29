package io.platformtenant.operator.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The files that a command reads: one argument, said and told alike by all. */
public final class Paths {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "A file, a folder with all below it, or - for standard input.")
  private List<String> paths;

  public List<String> all() {
    return paths;
  }

  /** As people wrote them. */
  @Override
  public String toString() {
    return String.join(", ", paths);
  }
}
