package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.engines.standins.machine.ScriptKey;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The engines' own accounts do what engines do and nothing else, although they are cluster-admins,
 * and the cluster cleans up behind everybody.
 */
class EngineAccountsIT extends SharedStory {
  private static final String MARKS =
      "{app.kubernetes.io/managed-by: platform-tenant-operator, platformtenant.io/tenant: \"%s\"}";

  private final ClusterUser flux = engine("flux-system:kustomize-controller");
  private final ClusterUser argocd = engine("argocd:argocd-application-controller");
  private final ClusterUser sets = engine("argocd:argocd-applicationset-controller");
  private final ClusterUser server = engine("argocd:argocd-server");

  private ClusterUser engine(String account) {
    return new Rights(admin).administrator("system:serviceaccount:" + account);
  }

  @BeforeEach
  void aTenantIsReady() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
  }

  @Test
  void fluxChangesNothingInAStageButStatusAndFinalizers() {
    ObjectId stage = parts("{id}").stage("staging", "addons");

    refused(
        flux,
        stage,
        "{\"spec\":{\"serviceAccountName\":\"platform-reconciler-prod\"}}",
        "writes its status and finalizers and nothing else");
    refused(
        flux,
        stage,
        "{\"metadata\":{\"labels\":{\"platformtenant.io/environment\":\"prod\"}}}",
        "changes its labels");
    refused(
        flux,
        stage,
        "{\"metadata\":{\"annotations\":{\"platformtenant.io/applied-hash\":\"x\"}}}",
        "leaves the annotations platformtenant.io/* as they are");
    assertRefused("owned", () -> flux.deletes(stage), "neither creates nor deletes it");

    flux.annotates(stage, "reconcile.fluxcd.io/requestedAt", "now");
    flux.changesStatus(stage, "{\"status\":{\"lastHandledReconcileAt\":\"now\"}}");
  }

  @Test
  void whatIsNoEnginesBusinessIsClosedToThem() {
    Parts parts = parts("{id}");
    ObjectId binding = parts.binding("prod", "tenant-reconciler-prod:platform-tenant-reconciler");

    refused(
        flux,
        binding,
        "{\"subjects\":[{\"kind\":\"User\",\"name\":\"me\"}]}",
        "nothing else of it");
    refused(
        flux,
        parts.namespace("prod"),
        "{\"metadata\":{\"labels\":{\"pod-security.kubernetes.io/enforce\":\"privileged\"}}}",
        "changes its labels");
    assertRefused("owned", () -> flux.deletes(parts.namespace("prod")), "nor deletes it");
    assertRefused(
        "owned",
        () ->
            argocd.creates(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: x-prod, "
                    + "labels: "
                    + MARKS.formatted("x")
                    + "}"),
        "neither creates nor deletes it");
  }

  @Test
  void argoCdNeverMovesAnApplication() {
    ObjectId application = parts("{id}").application("api", "staging");

    refused(argocd, application, "{\"spec\":{\"project\":\"default\"}}", "neither its project");
    refused(
        argocd,
        application,
        "{\"spec\":{\"destination\":{\"namespace\":\"kube-system\"}}}",
        "nor its destination");
    assertRefused("owned", () -> argocd.deletes(application), "neither creates nor deletes it");

    argocd.annotates(application, "argocd.argoproj.io/refresh", "normal");
    server.changes(application, "{\"operation\":null}");
    assertThat(corner.get(application).<String>get("spec", "project")).isEqualTo(corner.id());
  }

  @Test
  void argoCdMirrorsTokensAndWidensNoProject() {
    ObjectId project = parts("{id}").project();

    refused(server, project, "{\"spec\":{\"sourceRepos\":[\"*\"]}}", "but the tokens of its roles");
    refused(
        server,
        project,
        "{\"spec\":{\"clusterResourceWhitelist\":[{\"group\":\"*\",\"kind\":\"*\"}]}}",
        "but the tokens of its roles");
    refused(
        server,
        project,
        "{\"spec\":{\"roles\":[{\"name\":\"viewer\",\"groups\":[\"me\"]}]}}",
        "but the tokens of its roles");

    SharedStandIns.argo().createToken(Parts.key(project), "viewer");
    assertThat(corner.get(project).getAdditionalProperties().toString()).contains("jwtTokens");
  }

  @Test
  void whatASetGeneratesComesGoesAndStaysInItsProject() {
    String set = corner.id() + "-sites-prod";
    script.stuck(ScriptKey.applicationSet("argocd", set));
    admin.resource(read(applicationSet(set))).create();
    String uid = applicationSetCalled(set).get().getMetadata().getUid();
    String child = generated(corner.id() + "-sites-a-prod", corner.id(), set, uid);

    assertRefused(
        "owned",
        () -> sets.creates(child.replace("project: " + corner.id(), "project: default")),
        "stays in the project of its tenant");
    assertRefused(
        "owned",
        () -> new Rights(admin).writerOfEverything("meddler").creates(child),
        "only the operator creates, changes or deletes it");
    sets.creates(child);
    ObjectId made = ObjectId.of(ManagedKind.APPLICATION, "argocd", corner.id() + "-sites-a-prod");
    sets.changes(made, "{\"spec\":{\"source\":{\"path\":\"b\"}}}");
    refused(sets, made, "{\"spec\":{\"project\":\"default\"}}", "stays in the project");
    refused(sets, made, "{\"metadata\":{\"labels\":{\"platformtenant.io/tenant\":\"x\"}}}", "");

    applicationSetCalled(set).delete();
    eventually("the garbage collector took it", () -> !corner.exists(made));
  }

  @Test
  void aSetOfSomebodyElseGeneratesNothingForATenant() {
    String alien = generated(corner.id() + "-alien", corner.id(), "alien", "b");

    assertRefused("owned", () -> sets.creates(alien), "neither creates nor deletes it");
  }

  @Test
  void aSetTakesOverNoApplicationThatWasThere() {
    ObjectId application = parts("{id}").application("api", "prod");

    refused(
        sets,
        application,
        "{\"metadata\":{\"ownerReferences\":[{\"apiVersion\":\"argoproj.io/v1alpha1\","
            + "\"kind\":\"ApplicationSet\",\"name\":\"x\",\"uid\":\"x\",\"controller\":true}]}}",
        "gives it no owner");
  }

  @Test
  void theClusterEndsANamespaceWithAllThatCarriesOurMark() {
    String name = corner.id() + "-ending";
    String marks = MARKS.formatted(corner.id() + "-nobody");
    somebody.creates(
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: %s}".formatted(name, marks));
    somebody.creates(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: platform-tenant, namespace: %s, labels: %s}
        spec: {hard: {pods: "0"}}
        """
            .formatted(name, marks));
    somebody.creates(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: a, namespace: %s, labels: %s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        """
            .formatted(name, marks));
    eventually(
        "the quota is counted",
        () ->
            admin
                    .resourceQuotas()
                    .inNamespace(name)
                    .withName("platform-tenant")
                    .get()
                    .getStatus()
                    .getHard()
                != null);

    somebody.deletes(ObjectId.namespace(name));

    eventually("it is gone", () -> !corner.exists(ObjectId.namespace(name)));
  }

  private static void refused(ClusterUser engine, ObjectId id, String patch, String words) {
    assertRefused("owned", () -> engine.changes(id, patch), id.name(), words);
  }

  private Resource<GenericKubernetesResource> applicationSetCalled(String name) {
    var kind =
        new ResourceDefinitionContext.Builder()
            .withGroup("argoproj.io")
            .withVersion("v1alpha1")
            .withKind("ApplicationSet")
            .withPlural("applicationsets")
            .withNamespaced(true)
            .build();
    return admin.genericKubernetesResources(kind).inNamespace("argocd").withName(name);
  }

  private static GenericKubernetesResource read(String manifest) {
    return Serialization.unmarshal(manifest, GenericKubernetesResource.class);
  }

  /** Half a mark only, so that the operator doesn't take it for something to prune. */
  private String applicationSet(String name) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: %s, namespace: argocd, labels: {platformtenant.io/tenant: %s}}
        spec:
          generators: []
          template: {metadata: {name: x}, spec: {project: x, destination: {}}}
        """
        .formatted(name, corner.id());
  }

  private static String generated(String name, String tenant, String set, String uid) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: %s
          namespace: argocd
          labels: {platformtenant.io/tenant: %s}
          ownerReferences:
            - {apiVersion: argoproj.io/v1alpha1, kind: ApplicationSet, name: %s, uid: %s, controller: true}
        spec:
          project: %s
          destination: {server: "https://kubernetes.default.svc", namespace: nowhere}
          source: {repoURL: "https://git.example.com/payments/deploy.git", path: a}
        """
        .formatted(name, tenant, set, uid, tenant);
  }
}
