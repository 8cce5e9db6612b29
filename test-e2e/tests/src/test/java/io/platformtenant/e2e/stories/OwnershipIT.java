package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.PLAIN_CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.TenantYaml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnershipIT extends SharedStory {
  private static final String ADOPT = "platformtenant.io/adopt";
  private static final String EXISTING =
      "environments: [{name: dev, namespaces: [{name: \"{id}-dev\", policy: Existing}]}]";

  @BeforeEach
  void applyClass() {
    // Whose a namespace is must not depend on what a class permits.
    corner.apply(PLAIN_CLASS);
  }

  @Test
  void aNamespaceThatExistsIsTakenOnlyWhenItsOwnerSaysSo() {
    ObjectId namespace = parts("{id}a").namespace("dev");
    somebody.createsNamespace(namespace.name());

    corner.apply(SMALL_TENANT.called("{id}a"));

    untilStalled("{id}a", "NotOwned");
    String tenant = corner.id() + "a";
    assertThat(readyMessage("{id}a"))
        .startsWith("Namespace \"" + namespace.name() + "\" exists and belongs to ")
        .endsWith("annotate it with platformtenant.io/adopt: " + tenant);
    assertThat(corner.everythingOf("{id}a"))
        .as("nothing of the tenant is in it")
        .noneMatch(id -> id.equals(namespace) || id.namespace().equals(namespace.name()));

    somebody.annotates(namespace, ADOPT, tenant);
    untilReady("{id}a");
    assertThat(ownerOf(namespace)).isEqualTo(tenant);
    eventually("it is told", () -> !corner.told(tenant, "Adopted").isEmpty());
  }

  @Test
  void aBindingOfSomebodyElseIsNotTaken() {
    Parts parts = parts("{id}b");
    ObjectId binding = parts.binding("dev", "argocd-deployer-dev:platform-tenant-deployer");
    corner.apply(withFirst("{id}b"));
    untilReady("{id}b");
    somebody.creates(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: "%s", namespace: %s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects: []
        """
            .formatted(binding.name(), binding.namespace()));

    corner.apply(SMALL_TENANT.called("{id}b"));

    untilStalled("{id}b", "NotOwned");
    assertThat(readyMessage("{id}b")).startsWith(binding.describe() + " exists and belongs to ");
    assertThat(corner.get(binding).getAdditionalProperties().toString()).contains("name=view");
    assertThat(corner.exists(parts.application("web", "dev")))
        .as("nothing is delivered without the rights to")
        .isFalse();

    somebody.deletes(binding);
    untilReady("{id}b");
  }

  @Test
  void aProjectOfSomebodyElseIsNotTaken() {
    ObjectId project = parts("{id}c").project();
    somebody.creates(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: AppProject
        metadata: {name: %s, namespace: argocd}
        spec: {description: mine}
        """
            .formatted(project.name()));

    corner.apply(SMALL_TENANT.called("{id}c"));

    untilStalled("{id}c", "NotOwned");
    assertThat(readyMessage("{id}c")).startsWith(project.describe() + " exists and belongs to ");
    assertThat(corner.get(project).<String>get("spec", "description")).isEqualTo("mine");
    assertThat(corner.exists(parts("{id}c").application("web", "dev"))).isFalse();
  }

  @Test
  void aNamespaceThatMustExistIsNeverMade() {
    ObjectId namespace = parts("{id}d").namespace("dev");
    corner.apply(SMALL_TENANT.with(EXISTING).called("{id}d"));

    untilStalled("{id}d", "NamespaceMissing");
    assertThat(corner.exists(namespace)).isFalse();

    somebody.creates(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, annotations: {%s: %s}}
        """
            .formatted(namespace.name(), ADOPT, corner.id() + "d"));
    untilReady("{id}d");
    assertThat(ownerOf(namespace)).isEqualTo(corner.id() + "d");
  }

  @Test
  void aReleasedNamespaceIsTakenByALaterTenantOnlyWithItsLeave() {
    ObjectId namespace = parts("{id}e").namespace("dev");
    corner.apply(SMALL_TENANT.called("{id}e"));
    untilReady("{id}e");
    corner.delete("{id}e");
    eventually("the tenant is gone", () -> corner.tenant("{id}e") == null);
    assertThat(corner.get(namespace).getMetadata().getLabels())
        .doesNotContainKey("platformtenant.io/tenant");

    corner.apply(SMALL_TENANT.called("{id}e"));
    untilStalled("{id}e", "NotOwned");
    assertThat(readyMessage("{id}e")).contains("belongs to nobody since its tenant went");
    somebody.annotates(namespace, ADOPT, corner.id() + "e");
    untilReady("{id}e");
  }

  @Test
  void whatAnotherTenantHasIsNeverTakenWhateverItSays() {
    ObjectId namespace = parts("{id}f").namespace("dev");
    corner.apply(SMALL_TENANT.called("{id}f"));
    untilReady("{id}f");
    somebody.annotates(namespace, ADOPT, corner.id() + "g");
    // It claims the namespace no longer, but what it now says is refused, and all stays as it was.
    corner.apply(SMALL_TENANT.called("{id}f").environment("dev", "home-somebody"));
    untilStalled("{id}f", "InvalidSpec");

    corner.apply(SMALL_TENANT.called("{id}g").environment("dev", namespace.name()));

    untilStalled("{id}g", "NotOwned");
    assertThat(readyMessage("{id}g")).contains("belongs to tenant \"" + corner.id() + "f\"");
    assertThat(ownerOf(namespace)).isEqualTo(corner.id() + "f");
  }

  @Test
  void theOlderOfTwoKeepsANamespaceAndTheOtherHealsWhenItGoes() {
    String contested = corner.id() + "-contested";
    var small = SMALL_TENANT.environment("dev", contested);
    corner.apply(small.called("{id}h").ofClass("class-{id}-missing"));
    untilStalled("{id}h", "ClassNotFound");

    corner.apply(small.called("{id}i"));
    untilStalled("{id}i", "NameConflict");
    assertThat(readyMessage("{id}i")).contains("\"" + contested + "\"", "\"" + corner.id() + "h\"");
    assertThat(corner.exists(ObjectId.namespace(contested))).isFalse();

    corner.delete("{id}h");
    untilReady("{id}i");
    assertThat(ownerOf(ObjectId.namespace(contested))).isEqualTo(corner.id() + "i");
  }

  /** The same namespace in an environment of another name. */
  private static TenantYaml withFirst(String name) {
    return SMALL_TENANT
        .called(name)
        .without("environments/dev")
        .environment("first", name + "-dev");
  }

  private String ownerOf(ObjectId id) {
    return corner.get(id).getMetadata().getLabels().get("platformtenant.io/tenant");
  }
}
