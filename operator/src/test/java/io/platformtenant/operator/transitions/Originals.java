package io.platformtenant.operator.transitions;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.cases.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What ways begin with: pairs of the cases that are mostly sound, the smallest first. */
final class Originals {
  private static final int LONGEST = 9_000;
  private static final ObjectMapper YAML = new YAMLMapper();

  /** A class that has a bit of everything and permits most. */
  private static final ObjectNode WIDE = shipped("/injection/class.yaml").getFirst();

  static final List<Pair> ALL =
      files()
          .flatMap(Originals::pairs)
          .filter(pair -> pair.toString().length() < LONGEST)
          .distinct()
          .sorted(Comparator.comparingInt(pair -> pair.toString().length()))
          .toList();

  private Originals() {}

  /** The smallest tenant there is, under a class that is no case. */
  static Pair under(ObjectNode tenantClass) {
    return Pair.of(tenantClass, ALL.getFirst().tenant());
  }

  static ObjectNode wideClass() {
    return WIDE;
  }

  private static Stream<List<ObjectNode>> files() {
    Stream<List<ObjectNode>> single = Cases.accepted().stream().map(file -> read(file.toString()));
    Stream<List<ObjectNode>> golden =
        Cases.golden().stream()
            .map(
                folder ->
                    Cases.inputs(folder).stream()
                        .flatMap(f -> read(f.toString()).stream())
                        .toList());
    return Stream.of(single, golden, Stream.of(shipped("/injection/tenant.yaml"))).flatMap(s -> s);
  }

  private static Stream<Pair> pairs(List<ObjectNode> documents) {
    List<ObjectNode> classes = new ArrayList<>(of("PlatformTenantClass", documents));
    if (classes.isEmpty()) {
      classes.add(WIDE);
    }
    return of("PlatformTenant", documents).stream()
        .flatMap(tenant -> classes.stream().map(each -> Pair.of(each, tenant)));
  }

  private static List<ObjectNode> of(String kind, List<ObjectNode> documents) {
    return documents.stream()
        .filter(d -> d.path("kind").asText().equals(kind) && d.path("spec").isObject())
        .map(d -> d.<ObjectNode>deepCopy().without("status"))
        .map(ObjectNode.class::cast)
        .toList();
  }

  private static List<ObjectNode> read(String file) {
    try {
      return objects(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What lies beside the tests: in a folder, or in their jar. */
  private static List<ObjectNode> shipped(String resource) {
    try (var in = Originals.class.getResourceAsStream(resource)) {
      return objects(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ObjectNode> objects(String text) throws IOException {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
      return documents.readAll().stream()
          .filter(JsonNode::isObject)
          .map(ObjectNode.class::cast)
          .toList();
    }
  }
}
