package io.platformtenant.operator.residue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppliedObjectTest {

  @ParameterizedTest
  @CsvSource({
    "payments-prod_settings__ConfigMap, v1, '', v1, ConfigMap, payments-prod, settings",
    "payments-prod_api_apps_Deployment, v1, apps, apps/v1, Deployment, payments-prod, api",
    "prod_system__reader_rbac.authorization.k8s.io_Role, v1, rbac.authorization.k8s.io,"
        + " rbac.authorization.k8s.io/v1, Role, prod, system:reader",
    "_widgets.example.com_apiextensions.k8s.io_CustomResourceDefinition, v1, apiextensions.k8s.io,"
        + " apiextensions.k8s.io/v1, CustomResourceDefinition, '', widgets.example.com"
  })
  void anEntryIsReadAsFluxWritesIt(
      String id,
      String version,
      String group,
      String apiVersion,
      String kind,
      String namespace,
      String name) {
    var read = AppliedObject.of(entry(id, version)).orElseThrow();

    assertThat(read)
        .isEqualTo(new AppliedObject(new AppliedKind(group, version, kind, namespace), name));
    assertThat(read.kind().apiVersion()).isEqualTo(apiVersion);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_", "settings", "prod_settings", "prod_ConfigMap"})
  void whatIsNoEntryIsNotTakenForOne(String id) {
    assertThat(AppliedObject.of(entry(id, "v1"))).isEmpty();
  }

  @Test
  void onlyTheSecretsOfKubernetesAreSecret() {
    assertThat(new AppliedKind("", "v1", "Secret", "prod").isSecret()).isTrue();
    assertThat(new AppliedKind("example.com", "v1", "Secret", "prod").isSecret()).isFalse();
    assertThat(new AppliedKind("", "v1", "ConfigMap", "prod").isSecret()).isFalse();
  }

  private static JsonNode entry(String id, String version) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("v", version);
  }
}
