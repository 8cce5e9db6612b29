package io.platformtenant.operator.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the kinds are written for people, but no field may be missing on them. */
class FieldsTest {
  private static final String TENANT = "docs/platformtenant.md";
  private static final String OVERRIDE = "docs/platformtenantoverride.md";
  private static final String CLASS = "docs/platformtenantclass.md";

  @Test
  void thePageOfTheTenantNamesEveryField() throws IOException {
    assertThat(missing("platformtenants", TENANT)).isEmpty();
  }

  /** What a class has in common with a tenant stands on the tenant's page. */
  @Test
  void thePagesOfTheClassNameEveryField() throws IOException {
    assertThat(missing("platformtenantclasses", CLASS, TENANT)).isEmpty();
  }

  @Test
  void thePageOfTheOverrideNamesEveryField() throws IOException {
    assertThat(missing("platformtenantoverrides", OVERRIDE)).isEmpty();
  }

  private static Set<String> missing(String plural, String... pages) throws IOException {
    Set<String> missing = fields(plural);
    Stream.of(pages).map(Page::named).flatMap(FieldsTest::namedOn).forEach(missing::remove);
    return missing;
  }

  /** In a heading, or between backticks. */
  private static Stream<String> namedOn(Page page) {
    return Stream.concat(
            page.headings().stream().map(Line::text),
            page.prose().stream().flatMap(line -> Page.code(line.text()).stream()))
        .flatMap(text -> Arrays.stream(text.split("[^A-Za-z]+")));
  }

  private static Set<String> fields(String plural) throws IOException {
    var file = "/crds/" + plural + ".platformtenant.io.yaml";
    try (var stream = PlatformTenant.class.getResourceAsStream(file)) {
      JsonNode schema =
          new YAMLMapper().readTree(stream).at("/spec/versions/0/schema/openAPIV3Schema");
      Set<String> names = new TreeSet<>();
      collect(schema.at("/properties/spec/properties"), names);
      collect(schema.at("/properties/status/properties"), names);
      assertThat(names).as("fields of %s", plural).hasSizeGreaterThan(10);
      return names;
    }
  }

  private static void collect(JsonNode properties, Set<String> names) {
    for (var field : properties.properties()) {
      names.add(field.getKey());
      collect(field.getValue().path("properties"), names);
      collect(field.getValue().at("/items/properties"), names);
    }
  }
}
