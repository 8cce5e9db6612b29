package io.platformtenant.e2e.engines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.engines.real.Substitution;
import io.platformtenant.engines.real.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other tests rely on: the engines' own code notices an attack when there is one. */
class EngineProgramsIT {

  @Test
  void aNewlineInAGroupAddsARuleToThePolicy() {
    var project =
        read(
            """
        metadata: {name: payments}
        spec:
          roles: [{name: viewer, groups: ["x, proj:payments:viewer\\ng, evil, role:admin\\ng, y"]}]
        """);
    try (var argocd = Verdict.start()) {
      var found = argocd.projects(List.of(project)).getFirst();
      assertThat(found.groups()).contains(List.of("evil", "role:admin"));
      assertThat(found.isRefused()).as("by the check that nobody makes").isTrue();
    }
  }

  @Test
  void aQuoteInAGroupVoidsThePolicy() {
    var project =
        read("{metadata: {name: payments}, spec: {roles: [{name: viewer, groups: ['a\"b']}]}}");
    try (var argocd = Verdict.start()) {
      assertThat(argocd.projects(List.of(project)).getFirst().policyError()).isNotEmpty();
    }
  }

  /** argocd-server says so too, since it recovers; a controller would meet it at every sync. */
  @Test
  void aScheduleOfATimeZoneAloneMakesArgoCdPanic() {
    var project =
        read(
            """
            metadata: {name: payments}
            spec: {syncWindows: [{kind: deny, schedule: "TZ=UTC", duration: 1h, clusters: ["*"]}]}
            """);
    try (var argocd = Verdict.start()) {
      assertThat(argocd.projects(List.of(project)).getFirst().error()).startsWith("panic: ");
    }
  }

  @Test
  void aTemplateOfASetIsATemplateUnlessItIsEscaped() {
    var set =
        read(
            """
            metadata: {name: s, namespace: argocd}
            spec:
              goTemplate: true
              goTemplateOptions: [missingkey=error]
              generators: [{list: {elements: [{item: "{{ .evil }}"}]}}]
              template:
                metadata: {name: "a-{{ .item }}", annotations: {a: "{{ `{{ .x }}` }}"}}
                spec: {project: payments, destination: {}, source: {repoURL: "%s"}}
            """);
    try (var argocd = Verdict.start()) {
      var kept = argocd.sets(List.of(with(set, "x"))).getFirst();
      assertThat(kept.applications().getFirst().at("/metadata/name").asText())
          .as("values of elements are not read again")
          .isEqualTo("a-{{ .evil }}");
      assertThat(kept.applications().getFirst().at("/metadata/annotations/a").asText())
          .isEqualTo("{{ .x }}");
      var read = argocd.sets(List.of(with(set, "{{ .item }}"))).getFirst();
      assertThat(read.applications().getFirst().at("/spec/source/repoURL").asText())
          .isEqualTo("{{ .evil }}");
      assertThat(argocd.sets(List.of(with(set, "{{ .nope }}"))).getFirst().error()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1e3", "{a: b}", "x # y", "null", "a: b", "\"", "- a", "a\nb", ""})
  void aVariableMayBecomeSomethingElse(String value) {
    try (var flux = Substitution.start()) {
      assertThat(kept(flux, value)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "${y}", "payments-prod", "v1.2.3", "a/b_c.d", "https://git.example.com/x"})
  void aPlainVariableStaysWhatItIs(String value) {
    try (var flux = Substitution.start()) {
      assertThat(kept(flux, value)).isTrue();
    }
  }

  /** What PT076 advises. */
  @ParameterizedTest
  @ValueSource(strings = {"2.4", "004", "yes", "*.apps.example.com", "{a: b}", "x # y", "", "$x"})
  void betweenQuotesOfAVariableItStaysAText(String value) {
    var resource =
        read(
            """
            {apiVersion: v1, kind: ConfigMap, metadata: {name: x},
             data: {x: "${quote}${x}${quote}"}}
            """);
    try (var flux = Substitution.start()) {
      var question = new Substitution.Question(resource, Map.of("x", value, "quote", "\""));
      var answer = read(flux.of(List.of(question)).getFirst().yaml());
      assertThat(answer.at("/data/x").isTextual()).isTrue();
      assertThat(answer.at("/data/x").asText()).isEqualTo(value);
    }
  }

  private static boolean kept(Substitution flux, String value) {
    var variables = Map.of("x", value);
    return SubstitutionReader.isKept(
        variables, flux.of(List.of(SubstitutionReader.question(variables))).getFirst());
  }

  private static JsonNode with(JsonNode set, String repository) {
    var copy = set.deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) copy)
        .withObject("/spec/template/spec/source")
        .put("repoURL", repository);
    return Verdict.question(copy);
  }

  private static JsonNode read(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
