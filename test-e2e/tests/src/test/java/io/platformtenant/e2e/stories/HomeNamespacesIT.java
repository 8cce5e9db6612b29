package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the engines' accounts live, and where Applications enter a project, nobody else writes. */
class HomeNamespacesIT extends SharedStory {
  private final ClusterUser meddler = new Rights(admin).writerOfEverything("meddler");

  @BeforeEach
  void aTenantIsReady() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Kustomization", "GitRepository", "HelmRepository"})
  void nobodyPutsFluxObjectsBesideTheAccounts(String kind) {
    String home = parts("{id}").home().name();
    String elsewhere = corner.id() + "-" + kind.toLowerCase(Locale.ROOT);
    meddler.createsNamespace(elsewhere);

    assertRefused(
        "home-namespaces",
        () -> meddler.creates(flux(kind, home)),
        "Namespace \"" + home + "\" holds the accounts that Flux acts as",
        "\"mine\"");
    meddler.creates(flux(kind, elsewhere));
  }

  @Test
  void theNamespaceOfAClassIsGuardedTheSame() {
    String name = "platform-" + corner.id();
    somebody.creates(
        "apiVersion: v1\nkind: Namespace\nmetadata: {name: "
            + name
            + ", labels: {platformtenant.io/class: "
            + corner.id()
            + "}}");

    assertRefused("home-namespaces", () -> meddler.creates(flux("Kustomization", name)), name);
  }

  @Test
  void theHomeReconcilerBringsHelmRepositoriesAndNothingElseOfFlux() {
    String home = parts("{id}").home().name();
    ClusterUser reconciler =
        new Rights(admin)
            .writerOfEverything("system:serviceaccount:" + home + ":platform-home-reconciler");
    ClusterUser ofAnother =
        new Rights(admin)
            .writerOfEverything("system:serviceaccount:elsewhere:platform-home-reconciler");
    String repository = flux("HelmRepository", home);

    assertRefused("home-namespaces", () -> ofAnother.creates(repository), home);
    assertRefused("home-namespaces", () -> reconciler.creates(flux("Kustomization", home)), home);
    reconciler.creates(repository);
  }

  @Test
  void anApplicationNeitherEntersNorLeavesTheProjectOfATenant() {
    String project = "project: " + corner.id();
    String entering = application(corner.id() + "-alien", project);

    assertRefused(
        "applications",
        () -> meddler.creates(entering),
        "spec.project of Application \"" + corner.id() + "-alien\" is \"" + corner.id() + "\"",
        "Add it to spec.delivery of PlatformTenant");
    meddler.creates(application(corner.id() + "-alien", "project: default"));
    ObjectId alien = ObjectId.of(ManagedKind.APPLICATION, "argocd", corner.id() + "-alien");
    assertRefused(
        "applications",
        () -> meddler.changes(alien, "{\"spec\":{\"project\":\"" + corner.id() + "\"}}"),
        "the project of a tenant");
    meddler.changes(alien, "{\"spec\":{\"project\":\"another\"}}");
    meddler.deletes(alien);

    String unmarked = application(corner.id() + "-hand", project);
    somebody.creates(unmarked);
    ObjectId hand = ObjectId.of(ManagedKind.APPLICATION, "argocd", corner.id() + "-hand");
    assertRefused(
        "applications",
        () -> meddler.changes(hand, "{\"spec\":{\"project\":\"default\"}}"),
        "is not moved out of it");
    somebody.deletes(hand);
  }

  @Test
  void noSetOfSomebodyElseGeneratesIntoTheProjectOfATenant() {
    assertRefused(
        "applications",
        () -> meddler.creates(set("a-set", corner.id())),
        "spec.template.spec.project of ApplicationSet \"a-set\" is \"" + corner.id() + "\"");
    assertRefused(
        "applications",
        () -> meddler.creates(set(corner.id() + "-sites", "\"{{.path.basename}}\"")),
        "has a name that is kept for sets of tenant \"" + corner.id() + "\"");
    meddler.creates(set("set-of-" + corner.id(), "default"));
  }

  private static String set(String name, String project) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: %s, namespace: argocd}
        spec:
          generators: []
          template: {metadata: {name: x}, spec: {project: %s, destination: {}}}
        """
        .formatted(name, project);
  }

  private static String application(String name, String project) {
    return """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: %s, namespace: argocd}
        spec:
          %s
          destination: {server: "https://kubernetes.default.svc", namespace: nowhere}
          source: {repoURL: "https://git.example.com/payments/deploy.git", path: a}
        """
        .formatted(name, project);
  }

  private static String flux(String kind, String namespace) {
    boolean stage = kind.equals("Kustomization");
    return """
        apiVersion: %s.toolkit.fluxcd.io/v1
        kind: %s
        metadata: {name: mine, namespace: %s}
        spec: {interval: 1h, %s}
        """
        .formatted(
            stage ? "kustomize" : "source",
            kind,
            namespace,
            stage
                ? "prune: true, sourceRef: {kind: GitRepository, name: config}"
                : "url: \"https://git.example.com/a\"");
  }
}
