package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Changes.SOURCE;
import static io.platformtenant.e2e.stories.Changes.application;
import static io.platformtenant.e2e.stories.Changes.inEnvironment;
import static io.platformtenant.e2e.stories.Changes.optioned;
import static io.platformtenant.e2e.stories.Changes.source;
import static io.platformtenant.e2e.stories.Changes.staged;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody of the app team can say with kubectl: in the group of its deployers, and with
 * update and patch on its own PlatformTenant.
 */
final class ContractEscapes {
  private static final PatchContext MERGE =
      new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();
  private static final String DESCRIPTION = "spec: {description: ours}";

  private final String tenant;
  private final String victim;
  private final Parts parts;
  private final ClusterUser person;

  /**
   * @param tenant the tenant, of which the person may update the contract
   * @param victim another tenant
   * @param group a group of the tenant's deployers
   */
  ContractEscapes(KubernetesClient admin, String tenant, String victim, String group) {
    this.tenant = tenant;
    this.victim = victim;
    this.parts = new Parts(tenant);
    String user = "dev-of-" + tenant;
    new Rights(admin)
        .user(
            user,
            new PolicyRuleBuilder()
                .withApiGroups("platformtenant.io")
                .withResources("platformtenants")
                .withResourceNames(tenant)
                .withVerbs("get", "update", "patch")
                .build());
    this.person = ClusterUser.called(admin, user, group);
  }

  List<Escape> all() {
    return Stream.of(
            ofThePlatformTeam(),
            pastTheClass(),
            inTheText(),
            inFields(),
            withKubectl(),
            new HandEscapes(person, parts).all())
        .flatMap(List::stream)
        .toList();
  }

  /** Fields of its own contract that are not its own. */
  private List<Escape> ofThePlatformTeam() {
    String namespaces = "{name: staging, namespaces: [{name: {id}-staging}%s]}";
    String prod = ", {name: prod, protected: true, namespaces: [{name: {id}-prod}]}";
    return List.of(
        guarded("spec.className", "spec: {className: wider}", DESCRIPTION),
        guarded(
            "spec.owner.team",
            "spec: {owner: {team: platform}}",
            "spec: {owner: {contact: \"#elsewhere\"}}"),
        guarded(
            "spec.access.approvers",
            "spec: {access: {approvers: {users: [mallory]}}}",
            "spec: {access: {viewers: {users: [mallory]}}}"),
        guarded(
            "spec.access.approvers",
            "spec: {access: {approvers: {groups: [dev]}}}",
            "spec: {access: {viewers: {groups: [dev, audit]}}}"),
        guarded(
            "spec.environments",
            "spec: {environments: [" + namespaces.formatted(", {name: {id}-more}") + prod + "]}",
            DESCRIPTION),
        guarded(
            "spec.environments",
            "spec: {environments: [" + namespaces.formatted("") + "]}",
            DESCRIPTION),
        guarded(
            "spec.environments",
            "spec: {environments: ["
                + namespaces.formatted("").replace("]}", "], access: {deployers: {groups: [dev]}}}")
                + prod
                + "]}",
            DESCRIPTION),
        guarded(
            "spec.delivery.gate",
            "spec: {delivery: {gate: None}}",
            "spec: {delivery: {syncWindows: []}}"),
        guarded("spec.parameters", "spec: {parameters: {size: large}}", DESCRIPTION),
        // Its owner is gone, so the garbage collector would delete it.
        guarded(
            "metadata.ownerReferences",
            "metadata: {ownerReferences: [{apiVersion: v1, kind: Namespace, name: x, uid: x}]}",
            DESCRIPTION),
        guarded("metadata.labels", "metadata: {labels: {example.com/story: none}}", DESCRIPTION),
        guarded(
            "metadata.annotations[platformtenant.io/force-step]",
            "metadata: {annotations: {platformtenant.io/force-step: Applications}}",
            "metadata: {annotations: {platformtenant.io/reconcile-at: now}}"),
        Escape.policy(
            "status-and-finalizer",
            "takes the finalizer off",
            "the finalizer platformtenant.io/teardown",
            () -> patch("metadata: {finalizers: []}"),
            () -> patch("metadata: {finalizers: [platformtenant.io/teardown]}")));
  }

  /** What the class does not permit. */
  private List<Escape> pastTheClass() {
    return List.of(
        past(
            "(PT201)",
            source("https://git.example.com/" + victim + "/config.git", "tag: v1"),
            source(SOURCE + "config.git", "tag: v1")),
        past(
            "(PT201)",
            source("https://git.example.com.evil.example/{id}/a", "tag: v1"),
            source(SOURCE + "a", "tag: v1")),
        past(
            "(PT201)",
            application("https://charts.example.com/a", "path: a"),
            application(SOURCE + "a", "path: a")),
        past(
            "(PT201)",
            "spec: {delivery: {repositories: [{url: \"https://evil.example/a\"}]}}",
            "spec: {delivery: {repositories: [{url: \"" + SOURCE + "a\"}]}}"),
        past(
            "(PT206)",
            source(SOURCE + "a", "tag: v1").replace("}]", ", provider: azure}]"),
            source(SOURCE + "a", "tag: v1").replace("}]", ", provider: generic}]")),
        past("(PT208)", inEnvironment("prod"), inEnvironment("staging")),
        past(
            "(PT209)",
            staged(source(SOURCE + "a", "branch: main")),
            staged(source(SOURCE + "a", "tag: v1"))),
        past(
            "(PT209)",
            staged(source(SOURCE + "a", "name: refs/heads/main")),
            staged(source(SOURCE + "a", "name: refs/tags/v1"))));
  }

  /** Words with a meaning to somebody who reads them later. */
  private List<Escape> inTheText() {
    return List.of(
        text(
            "Secrets named platform-*",
            source(SOURCE + "a", "tag: v1").replace("}]", ", secretRef: {name: platform-git}}]"),
            source(SOURCE + "a", "tag: v1").replace("}]", ", secretRef: {name: own}}]")),
        text(
            "names beginning with platform-",
            source(SOURCE + "a", "tag: v1").replace("name: config", "name: platform-base"),
            source(SOURCE + "a", "tag: v1")),
        text(
            "can not leave",
            application(SOURCE + "a", "path: ../../other"),
            application(SOURCE + "a", "path: other")),
        text(
            "no other brace",
            application(SOURCE + "a", "path: \"{{ .Values.a }}\""),
            application(SOURCE + "a", "path: \"{environment}\"")),
        text(
            "spec.delivery.applications[0].source.repoURL",
            application("https://*", "path: a"),
            application(SOURCE + "a", "path: a")),
        text(
            "valueFiles",
            application(
                SOURCE + "a",
                "path: a, helm: {valueFiles: [\"https://evil.example/values.yaml\"]}"),
            application(SOURCE + "a", "path: a, helm: {valueFiles: [values.yaml]}")),
        text("options", optioned("Replace=true"), optioned("PruneLast=true")),
        text("options", optioned("CreateNamespace=true"), optioned("ServerSideApply=true")),
        text(
            "spec.access.viewers.users",
            "spec: {access: {viewers: {users: [\"system:serviceaccount:{id}-prod:default\"]}}}",
            "spec: {access: {viewers: {users: [audit@example.com]}}}"),
        text(
            "spec.access.viewers.groups",
            "spec: {access: {viewers: {groups: [\"system:masters\"]}}}",
            "spec: {access: {viewers: {groups: [audit]}}}"));
  }

  private List<Escape> inFields() {
    return ContractFields.all().stream()
        .map(
            c ->
                new Escape(
                    c.way(),
                    c.layer(),
                    c.words(),
                    () -> patch(c.hostile()),
                    () -> patch(c.inside())))
        .toList();
  }

  private List<Escape> withKubectl() {
    String staging = parts.namespace("staging").name();
    Runnable looks = () -> person.client().pods().inNamespace(staging).list();
    return List.of(
        Escape.rbac(
            "writes its status",
            "cannot patch resource \"platformtenants/status\"",
            () -> tenant().subresource("status").patch(MERGE, "{\"status\":{}}"),
            () -> patch(DESCRIPTION)),
        Escape.rbac(
            "deletes its contract",
            "cannot delete resource \"platformtenants\"",
            () -> tenant().delete(),
            () -> patch(DESCRIPTION)),
        Escape.rbac(
            "edits another tenant",
            "cannot patch resource \"platformtenants\"",
            () -> unseen(new PlatformTenant(), victim, "{\"spec\":{\"description\":\"mine\"}}"),
            () -> patch(DESCRIPTION)),
        Escape.rbac(
            "edits a class",
            "cannot patch resource \"platformtenantclasses\"",
            () ->
                unseen(
                    new PlatformTenantClass(),
                    "class-" + tenant,
                    "{\"spec\":{\"tenants\":[\"*\"]}}"),
            () -> patch(DESCRIPTION)),
        Escape.rbac(
            "reads a Secret",
            "cannot list resource \"secrets\"",
            () -> person.client().secrets().inNamespace(staging).list(),
            looks),
        Escape.rbac(
            "reads the Secrets of the home",
            "cannot list resource \"secrets\"",
            () -> person.client().secrets().inNamespace(parts.home().name()).list(),
            looks),
        Escape.rbac(
            "looks at another tenant",
            "cannot list resource \"pods\"",
            () -> person.client().pods().inNamespace(victim + "-dev").list(),
            looks),
        Escape.rbac(
            "points a stage elsewhere",
            "cannot patch resource \"kustomizations\"",
            () -> person.changes(parts.stage("staging", "addons"), "{\"spec\":{}}"),
            looks),
        Escape.rbac(
            "moves an Application",
            "cannot patch resource \"applications\"",
            () ->
                person.changes(
                    parts.application("api", "prod"), "{\"spec\":{\"project\":\"default\"}}"),
            looks),
        Escape.rbac(
            "widens its project",
            "cannot patch resource \"appprojects\"",
            () -> person.changes(parts.project(), "{\"spec\":{\"sourceRepos\":[\"*\"]}}"),
            looks));
  }

  private Escape guarded(String field, String hostile, String inside) {
    return Escape.policy(
        "tenants",
        "sets " + field,
        field + " of PlatformTenant",
        () -> patch(hostile),
        () -> patch(inside));
  }

  private Escape past(String rule, String hostile, String inside) {
    return Escape.policy(
        "guardrails",
        "goes past its class " + rule,
        rule,
        () -> patch(hostile),
        () -> patch(inside));
  }

  private Escape text(String words, String hostile, String inside) {
    return Escape.schema("says " + hostile, words, () -> patch(hostile), () -> patch(inside));
  }

  private Resource<PlatformTenant> tenant() {
    return person.client().resources(PlatformTenant.class).withName(tenant);
  }

  /** By the object itself: by name alone the client would read it first. */
  private void unseen(HasMetadata object, String name, String merge) {
    object.setMetadata(new ObjectMetaBuilder().withName(name).build());
    person.client().resource(object).patch(MERGE, merge);
  }

  private void patch(String change) {
    String merge =
        Serialization.asJson(Serialization.unmarshal(change.replace("{id}", tenant), Map.class));
    tenant().patch(MERGE, merge);
  }
}
