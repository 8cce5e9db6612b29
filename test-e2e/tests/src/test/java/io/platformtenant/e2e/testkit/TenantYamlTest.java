package io.platformtenant.e2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.Manifest;
import io.platformtenant.testkit.tenants.Samples;
import io.platformtenant.testkit.tenants.TenantYaml;
import org.junit.jupiter.api.Test;

class TenantYamlTest {
  private static final TenantYaml TENANT =
      TenantYaml.named("a")
          .environment("dev")
          .protectedEnvironment("prod", "p1", "p2")
          .with("bootstrap: {stages: [{name: one, source: s}, {name: two, source: s}]}");

  @Test
  void namespacesAreNamedAfterTheTenantUnlessTheyAreGiven() throws Exception {
    assertThat(text(TENANT, "/spec/environments/0"))
        .isEqualTo("{\"name\":\"dev\",\"namespaces\":[{\"name\":\"a-dev\"}]}");
    assertThat(text(TENANT, "/spec/environments/1"))
        .isEqualTo(
            "{\"name\":\"prod\",\"namespaces\":[{\"name\":\"p1\"},{\"name\":\"p2\"}],\"protected\":true}");
  }

  @Test
  void namedItemsOfOneNameAreOneAndOthersComeLast() throws Exception {
    var more = TENANT.with("bootstrap: {stages: [{name: three}, {name: one, path: x}]}");

    assertThat(text(more, "/spec/bootstrap/stages"))
        .isEqualTo(
            "[{\"name\":\"one\",\"source\":\"s\",\"path\":\"x\"},{\"name\":\"two\",\"source\":\"s\"},{\"name\":\"three\"}]");
    assertThat(text(TENANT, "/spec/bootstrap/stages"))
        .as("what it was made of")
        .doesNotContain("x");
  }

  @Test
  void otherListsAreReplacedAndNullTakesAway() throws Exception {
    var changed =
        TENANT
            .with("access: {viewers: {groups: [one, two]}}")
            .with(
                "{access: {viewers: {groups: [three]}}, bootstrap: {stages: []}, className: null}");

    assertThat(text(changed, "/spec/access")).isEqualTo("{\"viewers\":{\"groups\":[\"three\"]}}");
    assertThat(text(changed, "/spec/bootstrap/stages")).isEqualTo("[]");
    assertThat(changed.yaml()).doesNotContain("className");
  }

  @Test
  void anEnvironmentThatIsSaidAgainTakesItsPlace() throws Exception {
    assertThat(text(TENANT.environment("dev", "elsewhere"), "/spec/environments/0/namespaces"))
        .isEqualTo("[{\"name\":\"elsewhere\"}]");
  }

  @Test
  void whatIsNotThereCannotBeTakenAway() {
    assertThat(TENANT.without("environments/prod").without("bootstrap/stages/one").yaml())
        .doesNotContain("prod", "one");
    assertThatThrownBy(() -> TENANT.without("environments/staging"))
        .hasMessage("There is no environments/staging");
    assertThatThrownBy(() -> TENANT.without("delivery/applications"))
        .hasMessage("There is no delivery/applications");
  }

  @Test
  void underAnotherNameAllFollowsButTheClass() throws Exception {
    var other = Samples.TENANT.called("{id}b").annotated("a/b", "true");

    assertThat(text(other, "/metadata"))
        .isEqualTo("{\"name\":\"{id}b\",\"annotations\":{\"a/b\":\"true\"}}");
    assertThat(text(other, "/spec/environments/0/namespaces/0/name"))
        .isEqualTo("\"{id}b-staging\"");
    assertThat(text(other, "/spec/className")).isEqualTo("\"class-{id}\"");
  }

  @Test
  void guardrailsAreReplacedAsAWhole() throws Exception {
    var tight = ClassYaml.named("c").guardrails("{namespaces: [x]}");

    assertThat(text(tight, "/spec/guardrails")).isEqualTo("{\"namespaces\":[\"x\"]}");
    assertThat(text(tight.called("d"), "/metadata/name")).isEqualTo("\"d\"");
  }

  private static String text(Manifest<?> manifest, String pointer) throws JsonProcessingException {
    JsonNode tree = new YAMLMapper().readTree(manifest.yaml());
    return tree.at(pointer).toString();
  }
}
