package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.SMALL_TENANT;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An app team that was given update on its own PlatformTenant, and what of it is not theirs. */
class WhoMayChangeWhatIT extends SharedStory {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

  /** By field: a merge patch that sets, changes or clears it. */
  private static final Map<String, String> THE_PLATFORM_TEAMS =
      Map.ofEntries(
          Map.entry("spec.className", "spec: {className: wider}"),
          Map.entry("spec.owner.team", "spec: {owner: {team: others}}"),
          Map.entry(
              "spec.environments",
              "spec: {environments: [{name: staging, namespaces: [{name: '{id}-staging'}]},"
                  + "{name: prod, namespaces: [{name: '{id}-prod'}]}]}"),
          Map.entry("spec.access.approvers", "spec: {access: {approvers: {groups: [dev]}}}"),
          Map.entry("spec.delivery.gate", "spec: {delivery: {gate: None}}"),
          Map.entry("spec.suspend", "spec: {suspend: true}"),
          Map.entry(
              "metadata.ownerReferences",
              "metadata: {ownerReferences: [{apiVersion: v1, kind: Namespace, name: x, uid: x}]}"),
          Map.entry("metadata.labels", "metadata: {labels: {tier: gold}}"),
          Map.entry(
              "metadata.annotations[platformtenant.io/deletion-approved]",
              "metadata: {annotations: {platformtenant.io/deletion-approved: '2026-01-01T00:00:00Z'}}"),
          Map.entry(
              "metadata.annotations[platformtenant.io/force-step]",
              "metadata: {annotations: {platformtenant.io/force-step: Applications}}"));

  private ClusterUser team;

  @BeforeEach
  void theTeamMayUpdateItsTenant() {
    // So that only the team's rights are in the way.
    corner.apply(CLASS.with("guardrails: {minimumGate: None}"));
    corner.apply(TENANT);
    team =
        new Rights(admin)
            .user(
                "team-of-" + corner.id(),
                new PolicyRuleBuilder()
                    .withApiGroups("platformtenant.io")
                    .withResources("platformtenants", "platformtenants/status")
                    .withResourceNames(corner.id())
                    .withVerbs("get", "update", "patch")
                    .build(),
                new PolicyRuleBuilder()
                    .withApiGroups("platformtenant.io")
                    .withResources("platformtenants")
                    .withVerbs("create")
                    .build());
    untilReady("{id}");
  }

  @TestFactory
  Stream<DynamicTest> aFieldOfThePlatformTeamIsNotTheirs() {
    return THE_PLATFORM_TEAMS.entrySet().stream()
        .map(
            guarded ->
                DynamicTest.dynamicTest(
                    guarded.getKey(),
                    () ->
                        assertRefused(
                            "tenants",
                            () -> patch(guarded.getValue()),
                            guarded.getKey() + " of PlatformTenant \"" + corner.id() + "\"",
                            "verb administer")));
  }

  @Test
  void clearingIsAChange() {
    assertRefused("tenants", () -> patch("spec: {className: null}"), "spec.className");
    assertRefused(
        "tenants", () -> patch("spec: {access: {approvers: null}}"), "spec.access.approvers");
    assertRefused("tenants", () -> patch("spec: {access: null}"), "spec.access.approvers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {description: what it is}",
        "spec: {owner: {contact: '#elsewhere', links: [{name: docs, url: 'https://x.example.com'}]}}",
        "spec: {access: {viewers: {groups: [audit, sre]}, deployers: null}}",
        "spec: {bootstrap: {stages: []}}",
        "spec: {delivery: {repositories: [{url: 'https://git.example.com/more.git'}]}}",
        "metadata: {annotations: {platformtenant.io/reconcile-at: now}}"
      })
  void theRestIsTheirs(String change) {
    patch(change);
  }

  /** The class allows it above; one that says nothing does not. */
  @Test
  void bootstrapIsThePlatformTeamsUnlessTheClassSaysOtherwise() {
    corner.apply(CLASS.with("guardrails: {minimumGate: None, tenantStages: Forbid}"));
    String words =
        "spec.bootstrap of PlatformTenant \"" + corner.id() + "\" is the platform team's";
    // The policy learns of the changed class by a watch.
    eventually(
        "the class forbids it",
        () -> {
          try {
            patch(
                "spec: {bootstrap: {stages: [{name: addons, source: config, path: "
                    + corner.id()
                    + "}]}}");
            return false;
          } catch (KubernetesClientException e) {
            return e.getMessage().contains(words);
          }
        });
    assertRefused("stages", () -> patch("spec: {bootstrap: null}"), words, "verb administer");
    assertRefused(
        "stages",
        () ->
            patch(
                "spec: {bootstrap: {sources: [{name: config, git: {url: 'https://git.example.com/x'}}]}}"),
        words);
    patch("spec: {description: the rest is theirs}");
    admin
        .resources(PlatformTenant.class)
        .withName(corner.id())
        .patch(MERGE, json("spec: {bootstrap: {stages: []}}"));
  }

  @Test
  void onBoardingIsThePlatformTeams() {
    String name = corner.id() + "own";
    String own = SMALL_TENANT.called(name).ofClass("class-" + corner.id()).yaml();

    assertRefused("tenants", () -> team.creates(own), "PlatformTenant \"" + corner.id() + "own\"");
  }

  @Test
  void theFinalizerAndTheStatusAreTheOperators() {
    assertRefused(
        "status-and-finalizer",
        () -> patch("metadata: {finalizers: []}"),
        "the finalizer platformtenant.io/teardown of PlatformTenant \"" + corner.id() + "\"");
    assertRefused(
        "status-and-finalizer",
        () ->
            team.client()
                .resources(PlatformTenant.class)
                .withName(corner.id())
                .subresource("status")
                .patch(MERGE, "{\"status\":{\"homeNamespace\":\"kube-system\"}}"),
        "status of PlatformTenant \"" + corner.id() + "\"");
    assertThat(corner.tenant("{id}").getFinalizers()).contains("platformtenant.io/teardown");
  }

  /** Taken down it would never go, and its class neither. */
  @Test
  void nobodyPutsOnAFinalizerOfTheirOwn() {
    String never = "metadata: {finalizers: [platformtenant.io/teardown, example.com/never]}";
    var writer = new Rights(admin).writerOfEverything("meddler");
    var platform = new Rights(admin).administrator("platform-team");

    assertRefused(
        "status-and-finalizer",
        () -> patch(never),
        "the finalizer example.com/never of PlatformTenant \"" + corner.id() + "\"",
        "verb administer");
    assertRefused(
        "status-and-finalizer",
        () ->
            writer
                .client()
                .resources(PlatformTenantClass.class)
                .withName("class-" + corner.id())
                .patch(MERGE, "{\"metadata\":{\"finalizers\":[\"example.com/never\"]}}"),
        "the finalizer example.com/never of PlatformTenantClass");
    assertRefused(
        "status-and-finalizer",
        () ->
            writer.creates(
                """
                apiVersion: platformtenant.io/v1alpha1
                kind: PlatformTenantClass
                metadata: {name: stays, finalizers: [example.com/never]}
                spec: {guardrails: {repositories: ['**']}}
                """),
        "PlatformTenantClass \"stays\"");
    var tenant = platform.client().resources(PlatformTenant.class).withName(corner.id());
    tenant.patch(MERGE, json(never));
    patch("metadata: {finalizers: [platformtenant.io/teardown]}");
  }

  @Test
  void whoeverWritesClassesTakesNoFinalizerOffEither() {
    var writer = new Rights(admin).writerOfEverything("meddler");
    var tenantClass =
        writer.client().resources(PlatformTenantClass.class).withName("class-" + corner.id());
    admin
        .resources(PlatformTenantClass.class)
        .withName("class-" + corner.id())
        .patch(MERGE, "{\"metadata\":{\"finalizers\":[\"platformtenant.io/teardown\"]}}");

    assertRefused(
        "status-and-finalizer",
        () -> tenantClass.patch(MERGE, "{\"metadata\":{\"finalizers\":[]}}"),
        "of PlatformTenantClass");
    assertRefused(
        "status-and-finalizer",
        () -> tenantClass.subresource("status").patch(MERGE, "{\"status\":{\"tenants\":0}}"),
        "of PlatformTenantClass");
    tenantClass.patch(MERGE, "{\"spec\":{\"delivery\":{\"gate\":\"Ready\"}}}");
    admin
        .resources(PlatformTenantClass.class)
        .withName("class-" + corner.id())
        .patch(MERGE, "{\"metadata\":{\"finalizers\":[]}}");
  }

  private void patch(String change) {
    team.client().resources(PlatformTenant.class).withName(corner.id()).patch(MERGE, json(change));
  }

  private String json(String change) {
    return Serialization.asJson(
        Serialization.unmarshal(change.replace("{id}", corner.id()), Map.class));
  }
}
