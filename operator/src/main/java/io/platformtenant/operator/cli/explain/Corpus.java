package io.platformtenant.operator.cli.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The cases that this program brings: files with one mistake each, which an API server refuses or
 * which only files can have, and files that come near one and make none. They are those of the
 * tests, so that no example is told that does not hold.
 */
record Corpus(List<CaseFile> rejected, List<CaseFile> accepted) {
  static Corpus read() {
    return new Corpus(
        Stream.of("rejected", "files").flatMap(folder -> read(folder).stream()).toList(),
        read("accepted"));
  }

  private static List<CaseFile> read(String folder) {
    URL cases = Corpus.class.getResource("/cases/" + folder);
    try {
      return cases.openConnection() instanceof JarURLConnection jar
          ? inJar(jar)
          : inFolder(Path.of(cases.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(cases.toString(), e);
    }
  }

  private static List<CaseFile> inJar(JarURLConnection jar) throws IOException, URISyntaxException {
    try (FileSystem files = FileSystems.newFileSystem(Path.of(jar.getJarFileURL().toURI()))) {
      return inFolder(files.getPath(jar.getEntryName()));
    }
  }

  private static List<CaseFile> inFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Corpus::read).toList();
    }
  }

  private static CaseFile read(Path file) {
    try {
      return CaseFile.of(file.getFileName().toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
