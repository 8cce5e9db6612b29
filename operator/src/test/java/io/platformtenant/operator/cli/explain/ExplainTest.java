package io.platformtenant.operator.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @Test
  void aRuleIsToldWithWhatToDoAndWhereItComesFrom() {
    assertThat(explain("PT057")).isZero();
    assertThat(out.toString())
        .startsWith(
            """
            PT057: An application stays at home.

              severity    error: the plan is refused, and what is there keeps standing as it is
              reason      InvalidSpec
              looks at    reference
              what to do  Name a namespace of the environment.
              upstream    argo-cd, app_project_types.go isDestinationMatched

            Wrong: spec.delivery.applications[0].environments[0].namespace: application "api" goes to namespace "argocd", which environment "prod" does not have

                apiVersion: platformtenant.io/v1alpha1
            """);
  }

  @Test
  void aRuleTellsWhatTheCrdSaysOfTheSame() {
    explain("PT038");
    assertThat(out.toString()).contains("\n  in the CRD  " + PlatformTenantSpec.RESERVED_NAMES);
    explain("PT038", "-o", "json");
    assertThat(out.toString())
        .contains("\"layer\" : \"reference\"", PlatformTenantSpec.RESERVED_NAMES);
  }

  @Test
  void whatDiffersIsMarked() {
    explain("PC002");
    assertThat(out.toString().lines().filter(line -> line.startsWith("  > ")))
        .containsExactly(
            "  >   roles: {people: {approvers: [admin]}}",
            "  >   roles: {people: {approvers: [view]}}");
  }

  @Test
  void aMistakeInAClassIsToldAsItsOwn() {
    explain("PC002");
    assertThat(out.toString())
        .contains("Wrong: spec.roles.people.approvers[0]: \"admin\" can not be handed out")
        .contains("error: the class is broken, and its tenants keep their last good state");
  }

  @Test
  void anExampleThatIsLongIsCut() {
    explain("PT055");
    assertThat(out.toString().lines().count()).isLessThan(100);
    assertThat(out.toString()).contains("    ... and ").contains(" lines more\n");
  }

  @Test
  void aWarningRefusesNothing() {
    explain("PX015");
    assertThat(out.toString()).contains("warning: it is told, and refuses nothing");
  }

  @Test
  void aRuleWithoutExamplesSaysSo() {
    assertThat(explain("PT163")).isZero();
    assertThat(out.toString()).contains("There is no example: ").doesNotContain("Wrong", "Right");
  }

  @Test
  void idsMayBeWrittenSmall() {
    assertThat(explain("pt057")).isZero();
    assertThat(out.toString()).startsWith("PT057: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT22l | error: there is no rule \"PT22l\"; did you mean \"PT220\"?",
        "P221  | error: there is no rule \"P221\"; did you mean \"PT221\"?",
        "quota | error: there is no rule \"quota\"",
      })
  void anUnknownRuleIsAMistakeOfTheUser(String id, String said) {
    assertThat(explain(id)).isEqualTo(2);
    assertThat(errors.toString()).isEqualTo(said + System.lineSeparator());
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void jsonHoldsTheWholeExamples() throws JsonProcessingException {
    assertThat(explain("PT055", "-o", "json")).isZero();
    JsonNode rule = new JsonMapper().readTree(out.toString());
    assertThat(rule.path("id").asText()).isEqualTo("PT055");
    assertThat(rule.path("severity").asText()).isEqualTo("error");
    assertThat(rule.path("source").isNull()).isTrue();
    assertThat(rule.at("/wrong/says").asText()).contains("at most 32768 are allowed");
    assertThat(rule.at("/wrong/yaml").asText()).hasSizeGreaterThan(32768).doesNotStartWith("#");
    assertThat(rule.at("/right/yaml").asText()).startsWith("apiVersion: ");
  }

  @Test
  void jsonSaysNullWhereThereIsNoExample() throws JsonProcessingException {
    explain("PT163", "-o", "json");
    JsonNode rule = new JsonMapper().readTree(out.toString());
    assertThat(rule.get("wrong").isNull()).isTrue();
    assertThat(rule.get("right").isNull()).isTrue();
  }

  private int explain(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(errors, true))
        .execute(Stream.concat(Stream.of("explain"), Stream.of(arguments)).toArray(String[]::new));
  }
}
