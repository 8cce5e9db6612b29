package io.platformtenant.operator.cli.imports;

import io.platformtenant.operator.cases.Cases;
import io.platformtenant.operator.cli.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of {@code cases/imports}: what was made by hand and the class of the tenants, and in
 * {@code README} what it teaches and, after {@code $ import}, with which options it is read.
 */
record ImportCase(Path folder, List<String> options) {
  private static final String CALL = "$ import ";

  static Stream<ImportCase> all() {
    return Cases.imports().stream().map(ImportCase::read);
  }

  private static ImportCase read(Path folder) {
    List<String> options =
        text(folder.resolve("README"))
            .lines()
            .filter(line -> line.startsWith(CALL))
            .flatMap(line -> Arrays.stream(line.substring(CALL.length()).split(" ", -1)))
            .toList();
    return new ImportCase(folder, options);
  }

  String name() {
    return folder.getFileName().toString();
  }

  Path classFile() {
    return folder.resolve("in-class.yaml");
  }

  String there() {
    return text(folder.resolve("in-there.yaml"));
  }

  Said said(String... more) {
    return said(folder.resolve("in-there.yaml"), more);
  }

  /**
   * @param there the file with what was made by hand
   */
  Said said(Path there, String... more) {
    List<String> words = new ArrayList<>(List.of("import"));
    words.addAll(List.of(there.toString(), classFile().toString()));
    words.addAll(options);
    words.addAll(List.of(more));
    return Said.by(words.toArray(String[]::new));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
