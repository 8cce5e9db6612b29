package io.platformtenant.operator.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the build of the image has the Java runtime watch (src/image/train.sh): the commands people
 * wait for, over a folder of tenants and classes, and in the end the operator, until it is stopped.
 */
final class Training {
  private Training() {}

  public static void main(String[] folder) {
    String examples = folder[0];
    Stream.of(
            List.of("--help"),
            List.of("validate", examples),
            List.of("render", examples, "-o", "yaml"),
            List.of("access", examples),
            List.of("explain", "PT201"),
            List.of("run"))
        .forEach(words -> Main.commandLine().execute(words.toArray(String[]::new)));
  }
}
