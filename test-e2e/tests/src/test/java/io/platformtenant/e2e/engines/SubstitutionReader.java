package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.e2e.engines.Readers.Sighting;
import io.platformtenant.engines.real.Substitution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads variables back from what Flux makes of a stage that uses them. */
final class SubstitutionReader {
  private static final YAMLMapper YAML = new YAMLMapper();

  private SubstitutionReader() {}

  static void read(Substitution flux, List<Sighting> sightings) {
    var substitutes = sightings.stream().map(s -> variables(s.body())).toList();
    var answers = flux.of(substitutes.stream().map(SubstitutionReader::question).toList());
    for (int i = 0; i < sightings.size(); i++) {
      assertThat(isKept(substitutes.get(i), answers.get(i)))
          .as("%s in %s", sightings.get(i).passed(), answers.get(i))
          .isTrue();
    }
  }

  /** A ConfigMap with every variable: alone, in a sentence, and in a text of several lines. */
  static Substitution.Question question(Map<String, String> variables) {
    var resource = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1");
    resource.put("kind", "ConfigMap").putObject("metadata").put("name", "variables");
    var data = resource.putObject("data");
    variables.keySet().forEach(name -> texts(name, "${" + name + "}").forEach(data::put));
    return new Substitution.Question(resource, variables);
  }

  /** Whether each variable reads as it was; a number or a truth value may have become one. */
  static boolean isKept(Map<String, String> variables, Substitution.Answer answer) {
    var expected = new TreeMap<String, String>();
    variables.forEach(
        (name, value) -> texts(name, value).forEach((key, text) -> expected.put(key, text)));
    return answer.error().isEmpty() && expected.equals(data(answer.yaml()));
  }

  private static Map<String, String> texts(String name, String value) {
    return Map.of(
        name,
        value,
        name + ".sentence",
        "a " + value + " b",
        name + ".lines",
        value + "\n" + value);
  }

  private static Map<String, String> data(String yaml) {
    try {
      var data = new TreeMap<String, String>();
      YAML.readTree(yaml).path("data").properties().stream()
          .filter(entry -> entry.getValue().isValueNode() && !entry.getValue().isNull())
          .forEach(entry -> data.put(entry.getKey(), entry.getValue().asText()));
      return data;
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }

  private static Map<String, String> variables(JsonNode kustomization) {
    var variables = new TreeMap<String, String>();
    kustomization
        .at("/spec/postBuild/substitute")
        .forEachEntry((name, value) -> variables.put(name, value.asText()));
    return variables;
  }
}
