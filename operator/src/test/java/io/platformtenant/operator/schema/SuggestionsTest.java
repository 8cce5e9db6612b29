package io.platformtenant.operator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  private static final String ROLES =
      """
      {"accounts": {"properties": {"deployer": {}, "note": {}}},
       "people": {"properties": {"deployers": {}, "note": {}}}}
      """;

  @Test
  void aLetterTooFewIsForgiven() throws JsonProcessingException {
    assertThat(unknown("acounts")).endsWith("; did you mean \"accounts\"?");
  }

  @Test
  void aNameThatStandsOneObjectFurtherInIsFoundThere() throws JsonProcessingException {
    assertThat(unknown("deployer")).endsWith("; did you mean \"accounts.deployer\"?");
    assertThat(unknown("deployers")).endsWith("; did you mean \"people.deployers\"?");
  }

  @Test
  void nothingIsGuessedWhereTwoHaveTheName() throws JsonProcessingException {
    assertThat(unknown("note")).isEqualTo("unknown field \"note\"");
  }

  private static String unknown(String name) throws JsonProcessingException {
    return Suggestions.unknown(name, new ObjectMapper().readTree(ROLES));
  }
}
