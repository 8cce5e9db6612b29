package io.platformtenant.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A tenant whose team may write what is refused, its class, and what becomes of it. */
final class PartedTenant {
  static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard, annotations: {platformtenant.io/is-default-class: "true"}}
      spec:
        argocd: {namespace: argocd}
        flux: {namespace: flux-system}
        homeNamespace: "tenant-{tenant}"
        namespaceProfiles: [{name: default}]
        guardrails: {repositories: ["https://git.example.com/**"], protectedAutoSync: Forbid}
        bootstrap:
          sources: [{name: platform-base, git: {url: "https://git.example.com/base.git", ref: {branch: main}}, shared: {paths: [ours]}}]
      """;

  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: shop, uid: u1, generation: 1}
      spec:
        description: as it was
        owner: {team: shop, contact: shop@example.com}
        access:
          viewers: {groups: [look, old]}
          deployers: {groups: [ship]}
          approvers: {groups: [decide]}
        environments:
          - {name: dev, namespaces: [{name: shop-dev}]}
          - {name: qa, namespaces: [{name: shop-qa}]}
        bootstrap:
          sources: [{name: main, git: {url: "https://git.example.com/shop.git", ref: {branch: main}}}]
          stages:
            - {name: base, source: main, path: base}
            - {name: ours, source: platform-base, path: ours, environments: [{name: qa}]}
            - {name: last, source: main, path: last, dependsOn: [ours], environments: [{name: qa}]}
        delivery:
          applications:
            - {name: web, source: {repoURL: "https://git.example.com/shop.git", path: web, targetRevision: v1}}
            - name: jobs
              source: {repoURL: "https://git.example.com/shop.git", path: jobs}
              environments: [{name: qa, autoSync: true}]
          syncWindows:
            - {kind: deny, schedule: "0 1 * * *", duration: 1h, environments: [qa]}
      """;

  static final PlatformTenantClass STANDARD = read(CLASS, PlatformTenantClass.class);
  static final TeamPart BEFORE = TeamPart.of(tenant(t -> t).getSpec());

  private PartedTenant() {}

  static Observed live(PartedPlan parted) {
    var live = new TreeMap<ObjectId, ObjectNode>();
    parted.plan().objects().values().forEach(o -> live.put(o.id(), o.body()));
    return new Observed(live, Set.of());
  }

  static PartedPlan plan(UnaryOperator<String> change, Optional<TeamPart> accepted) {
    return PartedPlanner.plan(world(change, STANDARD), () -> accepted);
  }

  static World world(UnaryOperator<String> change, PlatformTenantClass tenantClass) {
    PlatformTenant tenant = tenant(change);
    return RandomWorlds.world(tenant, List.of(tenant), List.of(Rulebook.judge(tenantClass)))
        .withOpenGates(true);
  }

  static PlatformTenant tenant(UnaryOperator<String> change) {
    String text = change.apply(TENANT);
    return read(text, PlatformTenant.class);
  }

  static <T> T read(String yaml, Class<T> type) {
    return Serialization.unmarshal(yaml, type);
  }

  static ObjectId application(String name) {
    return ObjectId.of(ManagedKind.APPLICATION, "argocd", "shop-" + name);
  }

  static Set<String> names(PartedPlan parted, ManagedKind kind) {
    return parted.plan().objects().keySet().stream()
        .filter(id -> id.kind() == kind)
        .map(ObjectId::name)
        .collect(Collectors.toSet());
  }

  static JsonNode project(PartedPlan parted) {
    TenantPlan plan = parted.plan();
    return plan.objects()
        .get(ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "shop"))
        .body()
        .path("spec");
  }

  static JsonNode spec(PartedPlan parted, String application) {
    return parted
        .plan()
        .objects()
        .get(ObjectId.of(ManagedKind.APPLICATION, "argocd", application))
        .body()
        .path("spec");
  }

  static JsonNode source(PartedPlan parted, String application) {
    return spec(parted, application).path("source");
  }

  static String revisionOf(PartedPlan parted, String application) {
    return source(parted, application).path("targetRevision").asText();
  }

  static List<String> groups(PartedPlan parted, String role) {
    return texts(role(parted, role).path("groups"));
  }

  static List<String> policies(PartedPlan parted, String role) {
    return texts(role(parted, role).path("policies"));
  }

  static JsonNode role(PartedPlan parted, String name) {
    return project(parted)
        .path("roles")
        .valueStream()
        .filter(role -> role.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }
}
