package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.platformtenant.api.v1alpha1.Actor;
import io.platformtenant.api.v1alpha1.HeldBackItem;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.tenants.ClassYaml;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A team that makes its contract invalid keeps nothing out that the platform imposes. */
class HeldBackIT extends SharedStory {
  private static final ResourceDefinitionContext REVISIONS =
      new ResourceDefinitionContext.Builder()
          .withGroup("apps")
          .withVersion("v1")
          .withKind("ControllerRevision")
          .withPlural("controllerrevisions")
          .withNamespaced(true)
          .build();

  private static final String GUARDRAILS = "{repositories: [\"**\"], namespaces: [\"*\"]}";

  private static final String TIGHTER =
      """
      delivery:
        deniedKinds: [{group: networking.k8s.io, kind: Ingress}]
        syncWindows: [{kind: deny, schedule: "0 1 * * *", duration: 1h}]
      namespaceProfiles:
        - {name: default, networkPolicy: DefaultDeny, resourceQuota: {hard: {pods: "10"}}}
      """;

  /** Nobody can see what is in it; the schema takes it. */
  private static final String INVALID = "description: \"a\\u200bb\"";

  private final Parts parts = parts("{id}");

  @Test
  void whatThePlatformTightensArrivesWhileTheTeamIsInError() {
    corner.apply(classOf(""));
    corner.apply(tenant("description: as it was"));
    untilReady("{id}");
    assertThat(automated()).isTrue();
    assertThat(revisions()).hasSize(1);

    corner.apply(tenant(INVALID));
    untilStalled("{id}", "InvalidSpec");
    assertThat(readyMessage("{id}"))
        .startsWith("spec.description: ")
        .contains("the last good state keeps standing of spec.description")
        .contains("all else is carried out");
    var told = corner.status("{id}").orElseThrow();
    assertThat(told.heldBack()).extracting(HeldBackItem::what).containsExactly("spec.description");
    assertThat(told.heldBack().getFirst().generation())
        .isEqualTo(corner.tenant("{id}").getMetadata().getGeneration());
    assertThat(told.actor()).isEqualTo(Actor.Team);

    super.stopOperator();
    super.startOperator();
    corner.apply(classOf(TIGHTER));
    eventually("the quota arrives", () -> corner.exists(quota()));
    eventually("the network policy arrives", () -> corner.exists(policy()));
    eventually("the denied kind arrives", () -> denied().contains("Ingress"));
    assertThat(windows()).isEqualTo(1);

    somebody.changes(
        parts.project(), "{\"spec\":{\"sourceRepos\":[\"*\"],\"description\":\"somebody's\"}}");
    eventually("what somebody widened is put back", () -> !repositories().contains("*"));
    assertThat(description()).as("as it was accepted").isEqualTo("as it was");

    corner.apply(protectedTenant(INVALID));
    eventually("nothing syncs by itself any more", () -> !automated());
    eventually("who deploys may not sync there", () -> !policies("deployer").contains(", sync, "));
    untilStalled("{id}", "InvalidSpec");

    corner.apply(protectedTenant("description: repaired"));
    untilReady("{id}");
    assertThat(description()).isEqualTo("repaired");
    assertThat(corner.status("{id}").orElseThrow().heldBack()).isEmpty();
    assertThat(corner.status("{id}").orElseThrow().actor()).isNull();
    assertThat(revisions()).as("one is kept").hasSize(1);

    corner.delete("{id}");
    eventually("it is gone", () -> corner.tenant("{id}") == null);
    assertThat(revisions()).isEmpty();
  }

  /** First contact while it is invalid: what the platform says is there, and nothing is given. */
  @Test
  void whatWasNeverAcceptedDoesNotKeepOutTheRest() {
    Parts first = parts("{id}f");
    corner.apply(classOf(TIGHTER));
    corner.apply(
        SMALL_TENANT
            .called("{id}f")
            .without("delivery/applications/web")
            .with(
                """
                delivery:
                  applications:
                    - name: web
                      source: {repoURL: "https://git.example.com/payments/deploy.git", path: "a\\u200bb"}
                    - name: api
                      source: {repoURL: "https://git.example.com/payments/deploy.git", path: api}
                """));

    untilStalled("{id}f", "InvalidSpec");
    eventually(
        "the other application is there", () -> corner.exists(first.application("api", "dev")));
    assertThat(corner.exists(first.application("web", "dev"))).isFalse();
    assertThat(corner.status("{id}f").orElseThrow().heldBack())
        .extracting(HeldBackItem::what)
        .containsExactly("application \"web\"", "spec.access.deployers");
    assertThat(corner.exists(first.project())).isTrue();
    assertThat(roles(first, "deployer", "groups")).as("nothing is given").isEmpty();
  }

  /** A guardrail refuses what is new; in an environment that comes now, everything is. */
  @Test
  void whatTheClassNoLongerPermitsStaysWhereItRunsAndComesNowhereElse() {
    Parts guarded = parts("{id}g");
    ClassYaml tenantClass = ClassYaml.named("class-{id}g").guardrails(GUARDRAILS);
    TenantYaml tenant = SMALL_TENANT.called("{id}g").with("className: class-{id}g");
    corner.apply(tenantClass);
    corner.apply(tenant);
    untilReady("{id}g");

    corner.apply(
        tenantClass.guardrails(
            "{repositories: [\"https://other.example.com/**\"], namespaces: [\"*\"]}"));
    untilStalled("{id}g", "GuardrailViolated");
    corner.apply(tenant.environment("qa"));
    eventually("the environment is there", () -> corner.exists(guarded.namespace("qa")));
    untilStalled("{id}g", "GuardrailViolated");

    assertThat(corner.exists(guarded.application("web", "dev"))).isTrue();
    assertThat(corner.exists(guarded.application("web", "qa"))).isFalse();
    assertThat(corner.status("{id}g").orElseThrow().heldBack())
        .extracting(HeldBackItem::what)
        .containsExactly("application \"web\"");
  }

  /** The API server takes it, and what is left of the application stays as it was accepted. */
  @Test
  void thePlatformTakesAnEnvironmentOutThatTheTeamStillNames() {
    Parts left = parts("{id}e");
    TenantYaml both =
        SMALL_TENANT
            .called("{id}e")
            .environment("qa")
            .with(
                "delivery: {applications: [{name: web, environments: [{name: dev}, {name: qa}]}]}");
    corner.apply(classOf(""));
    corner.apply(both);
    untilReady("{id}e");
    assertThat(corner.exists(left.application("web", "qa"))).isTrue();

    corner.apply(both.without("environments/qa"));
    untilStalled("{id}e", "InvalidSpec");
    eventually("it has left", () -> !corner.exists(left.application("web", "qa")));
    assertThat(corner.exists(left.application("web", "dev"))).isTrue();
    assertThat(readyMessage("{id}e")).contains("which spec.environments does not have");
    assertThat(corner.status("{id}e").orElseThrow().heldBack())
        .extracting(HeldBackItem::what)
        .containsExactly("application \"web\"");
  }

  private static ClassYaml classOf(String more) {
    ClassYaml plain = ClassYaml.named("class-{id}").guardrails(GUARDRAILS);
    return more.isEmpty() ? plain : plain.with(more);
  }

  private static TenantYaml tenant(String more) {
    return SMALL_TENANT.called("{id}").with(more);
  }

  private static TenantYaml protectedTenant(String more) {
    return tenant(more).without("environments/dev").protectedEnvironment("dev");
  }

  private ObjectId quota() {
    return ObjectId.of(ManagedKind.RESOURCE_QUOTA, corner.id() + "-dev", "platform-tenant");
  }

  private ObjectId policy() {
    return ObjectId.of(ManagedKind.NETWORK_POLICY, corner.id() + "-dev", "platform-tenant");
  }

  private List<GenericKubernetesResource> revisions() {
    return admin
        .genericKubernetesResources(REVISIONS)
        .inNamespace(Chart.NAMESPACE)
        .withLabel("platformtenant.io/tenant", corner.id())
        .list()
        .getItems();
  }

  private boolean automated() {
    Map<String, Object> policy =
        corner.get(parts.application("web", "dev")).get("spec", "syncPolicy");
    return policy.containsKey("automated");
  }

  private String denied() {
    return String.valueOf(
        corner.get(parts.project()).<Object>get("spec", "namespaceResourceBlacklist"));
  }

  private int windows() {
    List<?> windows = corner.get(parts.project()).get("spec", "syncWindows");
    return windows.size();
  }

  private String repositories() {
    return String.valueOf(corner.get(parts.project()).<Object>get("spec", "sourceRepos"));
  }

  private String description() {
    return corner.get(parts.project()).get("spec", "description");
  }

  private String policies(String role) {
    return roles(parts, role, "policies").toString();
  }

  private List<?> roles(Parts of, String name, String field) {
    List<Map<String, Object>> roles = corner.get(of.project()).get("spec", "roles");
    return roles.stream()
        .filter(role -> name.equals(role.get("name")))
        .flatMap(role -> ((List<?>) role.getOrDefault(field, List.of())).stream())
        .toList();
  }
}
