package io.platformtenant.operator.imports.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.teams.Team;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentNamesTest {
  @ParameterizedTest
  @CsvSource({
    "pay-prod, prod",
    "prod-pay, prod",
    "pay-prod-db, prod",
    "pay, main",
    "pay-lab, lab",
    "pay-cluster-a, of-cluster-a",
    "something-else, something-else",
  })
  void withoutALabelTheNameSaysIt(String namespace, String environment) {
    assertThat(of(namespace)).isEqualTo(environment);
  }

  @Test
  void theNamesOfApplicationsSayItFirstSinceTheyAreKeptThen() {
    assertThat(of("pay-production", "pay-api-prod", "pay-web-prod")).isEqualTo("prod");
    assertThat(of("pay-eu-prod", "pay-api-eu-prod")).isEqualTo("eu-prod");
    assertThat(of("pay-production", "pay-api", "pay-web-prod")).isEqualTo("production");
  }

  private static String of(String namespace, String... applications) {
    Team team =
        new Team(
            "pay",
            List.of(),
            new TreeSet<>(List.of(namespace)),
            Stream.of(applications).map(name -> application(name, namespace)).toList(),
            List.of(),
            List.of());
    return EnvironmentNames.of(team, n -> Optional.empty()).byNamespace().get(namespace);
  }

  private static Existing application(String name, String namespace) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("spec").putObject("destination").put("namespace", namespace);
    return new Existing(ObjectId.of(ManagedKind.APPLICATION, "argocd", name), body);
  }
}
