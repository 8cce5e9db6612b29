package io.platformtenant.e2e.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The Markdown of this checkout, and the fenced blocks in it. */
record Documents(Path root) {

  /** The checkout that the test was started in. */
  static Documents here() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("docs")) && Files.exists(folder.resolve("README.md"))) {
        return new Documents(folder);
      }
    }
    throw new IllegalStateException("no folder above holds README.md and docs");
  }

  List<Path> files() {
    return Stream.of(root, root.resolve("docs"))
        .flatMap(folder -> list(folder, ".md").stream())
        .toList();
  }

  List<Path> examples() {
    return Stream.of("examples", "docs/getting-started")
        .flatMap(folder -> list(root.resolve(folder), ".yaml").stream())
        .toList();
  }

  /** Manifests for Argo CD that the documents lead to. */
  List<Path> ofArgoCd() {
    return list(root.resolve("docs/argocd"), ".yaml");
  }

  private static List<Path> list(Path folder, String suffix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All blocks of a language, file by file. */
  List<Block> blocks(String language) {
    return files().stream()
        .flatMap(file -> blocksOf(file).stream())
        .filter(block -> block.language().equals(language))
        .toList();
  }

  /** The commands of the runbooks, which need a cluster. */
  List<Block> runbooks() {
    return list(root.resolve("docs/runbooks"), ".md").stream()
        .flatMap(file -> blocksOf(file).stream())
        .filter(block -> block.language().equals("sh"))
        .toList();
  }

  /** What a command is said to print: the text block that follows it, if that is next. */
  Block after(Block block) {
    List<Block> all = blocksOf(block.file());
    int next = all.indexOf(block) + 1;
    boolean isOutput =
        next < all.size()
            && all.get(next).language().equals("text")
            && all.get(next).line() <= block.line() + block.text().lines().count() + 3;
    return isOutput ? all.get(next) : null;
  }

  static List<Block> blocksOf(Path file) {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = linesOf(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("```")) {
        int end = i + 1;
        while (!lines.get(end).startsWith("```")) {
          end++;
        }
        String text = String.join("\n", lines.subList(i + 1, end)) + "\n";
        blocks.add(new Block(file, i + 1, lines.get(i).substring(3).strip(), text));
        i = end;
      }
    }
    return blocks;
  }

  static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A fenced block.
   *
   * @param line number of the line that opens it
   */
  record Block(Path file, int line, String language, String text) {
    String where() {
      return file.getFileName() + ":" + line;
    }
  }
}
