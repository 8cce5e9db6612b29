package io.platformtenant.e2e.boundary;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an attacker wrote into a file, a document for each act; comments say what becomes of it. */
record HostileFile(Path path) {
  private static final Path FOLDER = Path.of("src", "test", "resources", "hostile");
  private static final Path WORLD = FOLDER.resolve("world.yaml");
  private static final String INSIDE = ".inside.yaml";
  private static final Pattern COMMENT = Pattern.compile("(?m)^# (by|refused|says|limit): (.*)$");

  /**
   * @param notes {@code by} whom; the policy by which it is {@code refused}, or two that both
   *     refuse and of which the API server names one, and what that {@code says}; or the known
   *     {@code limit} under which it is told
   */
  record Document(String manifest, Map<String, String> notes) {
    GenericKubernetesResource object() {
      return Serialization.unmarshal(manifest, GenericKubernetesResource.class);
    }

    boolean isRefused() {
      return notes.containsKey("refused");
    }

    boolean isRefusal(String message) {
      return Stream.of(notes.get("refused").split(" or ", -1))
          .anyMatch(policy -> message.contains("'platform-tenant-" + policy + "'"));
    }

    /** Where several policies refuse, the API server names any of them. */
    boolean isSaidIn(String message) {
      return Stream.of(notes.get("says").split(" \\|\\| ", -1)).anyMatch(message::contains);
    }

    String by() {
      return notes.get("by");
    }

    @Override
    public String toString() {
      var object = object();
      return object.getKind() + " " + object.getMetadata().getName();
    }
  }

  static Stream<HostileFile> all() {
    return in(FOLDER);
  }

  /** Those of a folder, without what is beside each of them and what is there before. */
  static Stream<HostileFile> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> !f.equals(WORLD) && !f.toString().endsWith(INSIDE))
          .sorted()
          .map(HostileFile::new)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is there before. */
  static HostileFile world() {
    return new HostileFile(WORLD);
  }

  /** The like acts that stay inside the boundary. */
  HostileFile inside() {
    return new HostileFile(Path.of(path.toString().replaceFirst("[.]yaml$", INSIDE)));
  }

  Stream<Document> documents() {
    try {
      return Pattern.compile("\n---\n")
          .splitAsStream(Files.readString(path))
          .map(HostileFile::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document read(String text) {
    Map<String, String> notes =
        COMMENT
            .matcher(text)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), (MatchResult f) -> f.group(2)));
    return new Document(text, notes);
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
