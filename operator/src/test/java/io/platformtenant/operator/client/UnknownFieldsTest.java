package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.client.OlderSchemas.UnknownFields;
import org.junit.jupiter.api.Test;

class UnknownFieldsTest {
  private static final String ONE =
      "failed to create typed patch object (/payments; platformtenant.io/v1alpha1,"
          + " Kind=PlatformTenant): .status.history: field not declared in schema";
  private static final String SEVERAL =
      """
      failed to create typed patch object (/payments; platformtenant.io/v1alpha1, Kind=PlatformTenant): errors:
        .status.freeze: field not declared in schema
        .status.environments[name="prod"].coWritten: field not declared in schema
        .status.environments[name="dev"].coWritten: field not declared in schema
        .status.violations[0].part: field not declared in schema""";

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void areThoseThatARefusalNames() {
    assertThat(UnknownFields.in(ONE).paths()).containsExactly("status.history");
    assertThat(UnknownFields.in(SEVERAL).paths())
        .containsExactly(
            "status.environments[].coWritten", "status.freeze", "status.violations[].part");
  }

  @Test
  void areNoneWhereSomethingElseIsWrong() {
    assertThat(UnknownFields.in("etcdserver: request timed out").isNone()).isTrue();
    assertThat(UnknownFields.in(".spec.suspend: field not declared in schema").isNone()).isTrue();
  }

  @Test
  void goWhereverTheyStandAndNothingElseGoes() throws JsonProcessingException {
    ObjectNode object =
        (ObjectNode)
            json.readTree(
                """
                {"status": {"freeze": {"active": true}, "className": "standard",
                  "environments": [
                    {"name": "prod", "gate": "Open", "coWritten": [1]}, {"name": "dev"}]}}""");

    UnknownFields.in(SEVERAL).leave(object);

    assertThat(object)
        .isEqualTo(
            json.readTree(
                """
                {"status": {"className": "standard",
                  "environments": [{"name": "prod", "gate": "Open"}, {"name": "dev"}]}}"""));
  }

  @Test
  void addUp() {
    UnknownFields both = UnknownFields.in(ONE).and(UnknownFields.in(SEVERAL));

    assertThat(both.holds(UnknownFields.in(ONE))).isTrue();
    assertThat(UnknownFields.in(SEVERAL).holds(both)).isFalse();
  }
}
