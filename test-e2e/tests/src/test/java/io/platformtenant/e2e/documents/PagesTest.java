package io.platformtenant.e2e.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.model.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Pages are written for people, but nothing may be missing on them. */
class PagesTest {
  private final Documents documents = Documents.here();

  @Test
  void thePageOfTheTenantNamesEveryField() throws IOException {
    assertThat(words("docs/platformtenant.md")).containsAll(fields("platformtenants"));
  }

  @Test
  void thePagesOfTheClassNameEveryField() throws IOException {
    // What a class has in common with a tenant stands on the tenant's page.
    var words = words("docs/platformtenantclass.md");
    words.addAll(words("docs/platformtenant.md"));
    assertThat(words).containsAll(fields("platformtenantclasses"));
  }

  @Test
  void everyReasonIsExplained() {
    assertThat(words("docs/behaviour.md"))
        .containsAll(Arrays.stream(Reason.values()).map(Reason::name).toList());
  }

  private Set<String> words(String page) {
    Set<String> words = new TreeSet<>();
    Documents.linesOf(documents.root().resolve(page))
        .forEach(line -> words.addAll(Arrays.asList(line.split("[^A-Za-z]+"))));
    return words;
  }

  private static Set<String> fields(String plural) throws IOException {
    var file = "/crds/" + plural + ".platformtenant.io.yaml";
    try (var stream = PlatformTenant.class.getResourceAsStream(file)) {
      JsonNode schema =
          new YAMLMapper().readTree(stream).at("/spec/versions/0/schema/openAPIV3Schema");
      Set<String> names = new TreeSet<>();
      collect(schema.at("/properties"), names);
      assertThat(names).as("fields of %s", plural).hasSizeGreaterThan(10);
      return names;
    }
  }

  private static void collect(JsonNode properties, Set<String> names) {
    properties
        .properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              collect(field.getValue().path("properties"), names);
              collect(field.getValue().at("/items/properties"), names);
            });
  }
}
