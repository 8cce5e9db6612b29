package io.platformtenant.e2e.chart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.Guardrails;
import io.platformtenant.testkit.safety.Planned;
import io.platformtenant.testkit.tenants.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policies as the chart ships them, before any API server has seen them. */
final class AdmissionTest {

  private static final String POLICY = "ValidatingAdmissionPolicy";
  private static final String BINDING = "ValidatingAdmissionPolicyBinding";
  private static final Chart SHIPPED = Chart.render(Map.of());

  /** Another policy holds what this one tells of. */
  private static final String WARNING = "platform-tenant-co-writer-accounts";

  @Test
  void everyPolicyIsBoundAndFailsClosedAndAllButTheGuardrailsDeny() {
    assertThat(objects(SHIPPED, POLICY)).hasSizeGreaterThanOrEqualTo(7);
    assertThat(objects(SHIPPED, POLICY))
        .allSatisfy(p -> assertThat(p.<String>get("spec", "failurePolicy")).isEqualTo("Fail"));
    assertThat(objects(SHIPPED, BINDING))
        .allSatisfy(
            b ->
                assertThat(actions(b))
                    .containsExactly(
                        Set.of(Guardrails.POLICY, WARNING)
                                .contains(b.<String>get("spec", "policyName"))
                            ? "Warn"
                            : "Deny"));
    Set<String> bound =
        objects(SHIPPED, BINDING).stream()
            .map(b -> b.<String>get("spec", "policyName"))
            .collect(toSet());
    assertThat(objects(SHIPPED, POLICY))
        .extracting(p -> p.getMetadata().getName())
        .containsExactlyInAnyOrderElementsOf(bound);
  }

  /**
   * A kind that the planner denies and the policy does not ask for could be left out by a thief.
   */
  @Test
  void theOperatorsProjectsDenyWhatThePlannerDenies() {
    JsonNode project =
        Planned.of(
                Samples.PLAIN_CLASS.called("c").toString(),
                Samples.SMALL_TENANT.called("a").ofClass("c").toString())
            .get(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "a"));
    List<String> planned =
        project
            .at("/spec/namespaceResourceBlacklist")
            .valueStream()
            .map(k -> "['%s', '%s']".formatted(k.path("group").asText(), k.path("kind").asText()))
            .toList();

    String demanded =
        objects(SHIPPED, POLICY).stream()
            .filter(p -> p.getMetadata().getName().equals("platform-tenant-operator-delivery"))
            .flatMap(p -> p.<List<Map<String, Object>>>get("spec", "validations").stream())
            .map(v -> v.get("expression").toString())
            .filter(expression -> expression.contains("LimitRange"))
            .findFirst()
            .orElseThrow();
    assertThat(Pattern.compile("\\['[^']*', '[^']*'\\]").matcher(demanded).results())
        .extracting(MatchResult::group)
        .containsExactlyInAnyOrderElementsOf(planned);
  }

  @Test
  void guardrailsDenyWhereTheChartIsToldSo() {
    Chart strict = Chart.render(Map.of("admission.guardrails", "Deny"));

    assertThat(objects(strict, BINDING))
        .filteredOn(b -> !b.<String>get("spec", "policyName").equals(WARNING))
        .allSatisfy(b -> assertThat(actions(b)).containsExactly("Deny"));
    assertThatThrownBy(() -> Chart.render(Map.of("admission.guardrails", "Audit")))
        .hasMessageContaining("guardrails");
  }

  private static List<String> actions(GenericKubernetesResource binding) {
    return binding.get("spec", "validationActions");
  }

  /** With the subresources that its sheet names, and nothing that is not the operator's. */
  @Test
  void everyKindTheOperatorMakesIsGuarded() {
    Set<String> kinds =
        Arrays.stream(ManagedKind.values()).flatMap(AdmissionTest::guardedOf).collect(toSet());

    for (String policy : List.of("platform-tenant-owned", "platform-tenant-adoption")) {
      assertThat(guardedBy(policy)).as(policy).isEqualTo(kinds);
    }
  }

  @Test
  void policiesCanBeLeftOut() {
    Chart without = Chart.render(Map.of("admission.enabled", "false"));

    assertThat(objects(without, POLICY)).isEmpty();
    assertThat(objects(without, BINDING)).isEmpty();
  }

  @Test
  void theOperatorIsKnownByTheAccountOfTheRelease() {
    Chart elsewhere = Chart.render("other", "elsewhere", Map.of());

    assertThat(elsewhere.text())
        .contains("system:serviceaccount:elsewhere:platform-tenant-operator")
        .doesNotContain("system:serviceaccount:" + Chart.NAMESPACE);
  }

  @Test
  void enginesThatLiveElsewhereAreNamedByTheirAccounts() {
    Chart elsewhere =
        Chart.render(
            Map.of("admission.engineAccounts", "[system:serviceaccount:delivery:argocd-server]"));

    assertThat(elsewhere.text())
        .contains("system:serviceaccount:delivery:argocd-server")
        .doesNotContain("system:serviceaccount:argocd:");
  }

  /** Where Flux has a cloud identity of its own, and classes permit it. */
  @Test
  void identitiesOfFluxAreThoseTheChartNames() {
    assertThat(SHIPPED.text()).contains("variables.provider in [\"generic\"]");
    assertThat(Chart.render(Map.of("sourceProviders", "[generic, aws]")).text())
        .contains("variables.provider in [\"aws\",\"generic\"]");
    assertThatThrownBy(() -> Chart.render(Map.of("sourceProviders", "[]")))
        .hasMessageContaining("sourceProviders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "platform-home-reconciler",
        "platform-cluster-reconciler",
        "platform-reconciler-prod",
        "tenant-reconciler-prod",
        "argocd-deployer-prod"
      })
  void anAccountThatAnEngineImpersonatesIsNoEngine(String account) {
    for (var list : List.of("engineAccounts", "clusterAccounts")) {
      var values =
          Map.of("admission." + list, "['system:serviceaccount:tenant-payments:" + account + "']");

      assertThatThrownBy(() -> Chart.render(values))
          .hasMessageContaining("admission." + list)
          .hasMessageContaining(account)
          .hasMessageContaining("impersonate");
    }
  }

  private static Stream<String> guardedOf(ManagedKind kind) {
    String resource = kind.group() + "/" + kind.plural();
    return Stream.concat(
        Stream.of(resource), kind.guardedSubresources().stream().map(s -> resource + "/" + s));
  }

  private static Set<String> guardedBy(String policy) {
    List<Map<String, List<String>>> rules =
        policy(policy).get("spec", "matchConstraints", "resourceRules");
    return rules.stream()
        .flatMap(
            rule ->
                rule.get("apiGroups").stream()
                    .flatMap(group -> rule.get("resources").stream().map(r -> group + "/" + r)))
        .collect(toSet());
  }

  private static GenericKubernetesResource policy(String name) {
    return objects(SHIPPED, POLICY).stream()
        .filter(p -> p.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<GenericKubernetesResource> objects(Chart chart, String kind) {
    return chart.objects().stream()
        .filter(object -> object.getKind().equals(kind))
        .map(GenericKubernetesResource.class::cast)
        .toList();
  }
}
