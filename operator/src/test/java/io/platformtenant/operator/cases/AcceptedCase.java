package io.platformtenant.operator.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that comes near a mistake and makes none; its last document is the one that does. The head
 * says which rule it comes near to, and in another line how.
 */
public record AcceptedCase(Path file, List<String> head, List<ObjectNode> documents) {
  private static final ObjectMapper YAML = new YAMLMapper();

  public static List<AcceptedCase> all() {
    return Cases.accepted().stream().map(AcceptedCase::read).toList();
  }

  private static AcceptedCase read(Path file) {
    try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
      List<String> head =
          Files.readAllLines(file).stream().takeWhile(line -> line.startsWith("# ")).toList();
      return new AcceptedCase(file, head, documents.readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document that comes near a mistake. */
  public ObjectNode subject() {
    return documents.getLast();
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
