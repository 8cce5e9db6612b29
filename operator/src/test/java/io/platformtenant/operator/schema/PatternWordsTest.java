package io.platformtenant.operator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.twins.Crds;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PatternWordsTest {
  @Test
  void everyPatternOfTheCrdsHasWords() {
    Set<String> patterns = new TreeSet<>();
    patternsOf(Crds.schema("PlatformTenant"), patterns);
    patternsOf(Crds.schema("PlatformTenantClass"), patterns);
    patternsOf(Crds.schema("PlatformTenantOverride"), patterns);

    assertThat(patterns).hasSizeGreaterThan(40);
    assertThat(patterns).filteredOn(pattern -> PatternWords.of(pattern).isEmpty()).isEmpty();
  }

  private static void patternsOf(JsonNode schema, Set<String> found) {
    if (schema.path("pattern").isTextual()) {
      found.add(schema.path("pattern").asText());
    }
    schema.forEach(child -> patternsOf(child, found));
  }
}
