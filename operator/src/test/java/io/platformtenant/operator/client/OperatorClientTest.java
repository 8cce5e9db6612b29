package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.rules.Rulebook;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorClientTest {
  private static final KubernetesSerialization JSON = OperatorClient.serialization();
  private static final String WHOLE =
      """
      {"className": "standard", "owner": {"team": "a", "contact": "b"},
       "environments": [{"name": "dev", "namespaces": [{"name": "t-dev"}]}]%s}
      """;

  @Test
  void aListIsReadAroundWhatNobodyCanRead() {
    String items =
        String.join(
            ",",
            tenant("whole", WHOLE.formatted("")),
            tenant(
                "deep", WHOLE.formatted(values("{\"a\":".repeat(9_900) + 1 + "}".repeat(9_900)))),
            tenant("long", WHOLE.formatted(values("{\"" + "k".repeat(300_000) + "\":1}"))),
            tenant("other", "[1e400, {}]"),
            tenant("late", WHOLE.formatted("")));

    var list =
        JSON.unmarshal(
            "{\"apiVersion\":\"platformtenant.io/v1alpha1\",\"kind\":\"PlatformTenantList\",\"items\":[%s]}"
                .formatted(items),
            new TypeReference<DefaultKubernetesResourceList<PlatformTenant>>() {});

    assertThat(list.getItems())
        .extracting(t -> t.getMetadata().getName() + " " + t.unread().isEmpty())
        .containsExactly("whole true", "deep true", "long true", "other false", "late true");
  }

  @Test
  void everythingThatCanNotBeReadIsToldWhereItStands() {
    var tenant =
        read(
            """
            {"owner": {"team": ["a"]},
             "environments": [
               {"name": "dev", "namespaces": [{"name": "t-dev", "policy": "Moved"}, null]},
               {"namespaces": [{"name": "t-prod", "policy": "Gone"}]}]}
            """);

    assertThat(Rulebook.unread(tenant))
        .extracting(Finding::describe)
        .containsExactlyInAnyOrder(
            "spec.owner.team: [\"a\"] can not be read here; is it for a newer version of the operator? (PS004)",
            "spec.owner.contact: is missing; is it for a newer version of the operator? (PS005)",
            "spec.environments[0].namespaces[0].policy: \"Moved\" is not one of Create, Existing; is it for a newer version of the operator? (PS008)",
            "spec.environments[0].namespaces[1]: is missing; is it for a newer version of the operator? (PS005)",
            "spec.environments[1].namespaces[0].policy: \"Gone\" is not one of Create, Existing; is it for a newer version of the operator? (PS008)",
            "spec.environments[1].name: is missing; is it for a newer version of the operator? (PS005)");
    assertThat(tenant.getSpec().owner()).isNull();
    assertThat(tenant.getSpec().environments())
        .singleElement()
        .satisfies(e -> assertThat(e.namespaces()).hasSize(1));
  }

  @Test
  void numbersAreNotBent() {
    var tenantClass =
        JSON.unmarshal(
            tenant(
                "numbers",
                """
                {"guardrails": {"repositories": ["**"], "limits": {"environments": 99999999999999999999, "stages": 1.5}}}
                """),
            PlatformTenantClass.class);

    assertThat(tenantClass.unread())
        .extracting(u -> u.field() + " " + u.value())
        .containsExactlyInAnyOrder(
            "/spec/guardrails/limits/environments 99999999999999999999",
            "/spec/guardrails/limits/stages 1.5");
  }

  @Test
  void whatIsUnknownIsPassedOver() {
    assertThat(read(WHOLE.formatted(", \"later\": {\"a\": 1}")).unread()).isEmpty();
  }

  @Test
  void aStatusThatCanNotBeReadIsReadAsFarAsItCanBe() {
    var tenant =
        JSON.unmarshal(
            """
            {"metadata": {"name": "a"}, "spec": %s,
             "status": {"homeNamespace": "home-a", "environments": [{"name": "dev", "gate": "Ajar"}]}}
            """
                .formatted(WHOLE.formatted("")),
            PlatformTenant.class);

    assertThat(tenant.unread()).isEmpty();
    assertThat(tenant.lastStatus().homeNamespace()).isEqualTo("home-a");
  }

  @Test
  void noObjectIsDeeperThanAnybodyLooks() {
    var child =
        JSON.unmarshal(
            "{\"kind\":\"Application\",\"metadata\":{\"name\":\"a\"},\"spec\":"
                + "[".repeat(9_900)
                + "]".repeat(9_900)
                + "}",
            GenericKubernetesResource.class);

    JsonNode tree = new JsonMapper().valueToTree(child);
    assertThat(tree.equals(tree.deepCopy())).isTrue();
    assertThat(tree.toString().length()).isLessThan(1_000);
  }

  @Test
  void anObjectIsTheTreeItCameIn() throws IOException {
    String text =
        """
        {"apiVersion": "v1", "kind": "ServiceAccount",
         "metadata": {"name": "a", "namespace": "b", "uid": "u", "resourceVersion": "7", "generation": 3,
           "labels": {"l": "1"}, "annotations": {"n": "2"}, "finalizers": ["f"],
           "managedFields": [{"manager": "m"}], "deletionTimestamp": "2026-01-01T00:00:00Z",
           "ownerReferences": [{"apiVersion": "v1", "kind": "K", "name": "o", "uid": "x"}]},
         "secrets": [{"name": "s"}], "automountServiceAccountToken": false}
        """;

    var object = JSON.unmarshal(text, GenericKubernetesResource.class);

    assertThat(TreeResource.tree(object)).isEqualTo(new JsonMapper().readTree(text));
    var plain = new JsonMapper().readValue(text, GenericKubernetesResource.class);
    plain.getMetadata().setManagedFields(List.of());
    assertThat(object).isEqualTo(plain);
    assertThat(new JsonMapper().<JsonNode>valueToTree(object))
        .isEqualTo(new JsonMapper().<JsonNode>valueToTree(plain));
  }

  private static PlatformTenant read(String spec) {
    return JSON.unmarshal(tenant("a", spec), PlatformTenant.class);
  }

  private static String tenant(String name, String spec) {
    return "{\"metadata\":{\"name\":\"%s\"},\"spec\":%s}".formatted(name, spec);
  }

  private static String values(String json) {
    return ", \"delivery\": {\"applications\": [{\"name\": \"a\", \"source\": {\"repoURL\": \"x\", \"helm\": {\"valuesObject\": "
        + json
        + "}}}]}";
  }
}
