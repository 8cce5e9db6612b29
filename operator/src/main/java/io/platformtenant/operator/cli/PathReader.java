package io.platformtenant.operator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The texts behind paths: files, folders with all below them, and "-" for standard input. */
public final class PathReader {
  private final InputStream standardInput;
  private final List<Text> texts = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();

  private PathReader(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /**
   * @return a text for every file, each file once, in the order of the paths and their names
   * @throws InputException for what cannot be read
   */
  public static List<Text> read(List<String> paths, InputStream standardInput) {
    var reader = new PathReader(standardInput);
    paths.forEach(reader::readPath);
    return List.copyOf(reader.texts);
  }

  private void readPath(String path) {
    try {
      if (path.equals("-")) {
        byte[] all = standardInput.readAllBytes();
        texts.add(new Text("standard input", new String(all, StandardCharsets.UTF_8)));
      } else if (Files.isDirectory(Path.of(path))) {
        try (Stream<Path> files = Files.walk(Path.of(path))) {
          files
              .filter(file -> isManifest(file.toString()))
              .filter(Files::isRegularFile)
              .sorted()
              .forEach(this::readFile);
        }
      } else {
        readFile(Path.of(path));
      }
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      throw new InputException(ExitCode.UNREADABLE, path + ": can not be read: " + e.getMessage());
    }
  }

  /** Whether a file of a folder is read, by its name; whatever else is in it, a line break too. */
  public static boolean isManifest(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
  }

  private void readFile(Path file) {
    try {
      if (seen.add(file.toRealPath())) {
        texts.add(new Text(file.normalize().toString(), Files.readString(file)));
      }
    } catch (NoSuchFileException e) {
      throw new InputException(ExitCode.UNREADABLE, file + ": there is no such file or folder");
    } catch (CharacterCodingException e) {
      throw new InputException(ExitCode.UNREADABLE, file + ": can not be read: it is not UTF-8");
    } catch (IOException e) {
      throw new InputException(ExitCode.UNREADABLE, file + ": can not be read: " + e);
    }
  }

  /** A text and where it comes from, as people write it. */
  public record Text(String where, String text) {}
}
