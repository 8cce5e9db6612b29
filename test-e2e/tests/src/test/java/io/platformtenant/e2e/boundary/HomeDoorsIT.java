package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the engines' accounts live, every door is shut to those whose rights were made for
 * something else, and stands open beside.
 */
class HomeDoorsIT {
  private static final String HOME = "doors-home";
  private static final String OF_CLASS = "platform-doors";
  private static final String ELSEWHERE = "doors-elsewhere";
  private static final List<String> GUARDED = List.of(HOME, OF_CLASS);

  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final ClusterUser MEDDLER = new Rights(ADMIN).writerOfEverything("meddler");
  private static final ClusterUser PLATFORM = new Rights(ADMIN).administrator("platform-team");
  private static final ClusterUser HOME_RECONCILER =
      new Rights(ADMIN).writerOfEverything(account(HOME, "platform-home-reconciler"));

  /** The stock manifests give it everything, {@code administer} included. */
  private static final ClusterUser FLUX =
      new Rights(ADMIN).administrator(account("flux-system", "kustomize-controller"));

  /** What somebody might write on an object so that another policy, or none, looks at it. */
  private static final Map<String, String> LABELS =
      Map.of(
          "no label", "",
          "any label of ours", "labels: {platformtenant.io/x: y}",
          "our name", "labels: {app.kubernetes.io/managed-by: platform-tenant-operator}");

  private static String account(String namespace, String name) {
    return "system:serviceaccount:" + namespace + ":" + name;
  }

  @BeforeAll
  static void twoHomesAreGuarded() {
    FluxKind.install(ADMIN);
    Chart.render(Map.of()).install(ADMIN);
    namespace(HOME, "platformtenant.io/tenant: doors");
    namespace(OF_CLASS, "platformtenant.io/class: doors");
    namespace(ELSEWHERE, "example.com/any: label");
    eventually(
        "both are guarded",
        () ->
            GUARDED.stream()
                .allMatch(
                    home ->
                        new DryRuns(MEDDLER)
                            .isRefusedBy(
                                "home-namespaces",
                                FluxKind.Bucket.named("probe", home, "", FluxKind.Bucket.spec()))));
  }

  private static void namespace(String name, String label) {
    ADMIN
        .resource(
            "apiVersion: v1\nkind: Namespace\nmetadata: {name: %s, labels: {%s}}"
                .formatted(name, label))
        .createOr(there -> null);
    serviceAccount(name, "some");
  }

  private static void serviceAccount(String namespace, String name) {
    ADMIN
        .resource(
            "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: %s, namespace: %s}"
                .formatted(name, namespace))
        .createOr(there -> null);
  }

  @TestFactory
  Stream<DynamicTest> noObjectOfFluxIsPutBesideTheAccounts() {
    return Arrays.stream(FluxKind.values())
        .flatMap(
            kind ->
                LABELS.entrySet().stream()
                    .map(
                        label ->
                            DynamicTest.dynamicTest(
                                kind + " with " + label.getKey(),
                                () -> isRefused(kind, label.getValue()))));
  }

  private static void isRefused(FluxKind kind, String labels) {
    for (String home : GUARDED) {
      String object = kind.named("mine", home, labels, kind.spec());
      assertThatThrownBy(() -> new DryRuns(MEDDLER).creates(object))
          .hasMessageContaining("ValidatingAdmissionPolicy 'platform-tenant-")
          .hasMessageContaining("\"mine\"");
    }
    new DryRuns(MEDDLER).creates(kind.named("mine", ELSEWHERE, "", kind.spec()));
  }

  /** A tenant whose Git is applied without impersonation would act with it. */
  @ParameterizedTest
  @ValueSource(strings = {"HelmRelease", "ResourceSet", "Receiver"})
  void anEnginesAccountIsAnEngineThereWhateverRbacGivesIt(String kind) {
    FluxKind flux = FluxKind.valueOf(kind);
    String object = flux.named("mine", HOME, "", flux.spec());

    assertRefused("home-namespaces", () -> new DryRuns(FLUX).creates(object), HOME);
    new DryRuns(PLATFORM).creates(object);
  }

  @Test
  void aHelmReleaseOfTheClassNamesAnAccountOfAnEnvironment() {
    for (String spec :
        List.of(
            "interval: 1h",
            "serviceAccountName: platform-home-reconciler",
            "serviceAccountName: tenant-reconciler-prod",
            "serviceAccountName: platform-reconciler-prod, kubeConfig: {secretRef: {name: x}}")) {
      assertRefused(
          "home-namespaces",
          () ->
              new DryRuns(HOME_RECONCILER)
                  .creates(FluxKind.HelmRelease.named("mine", HOME, "", spec)),
          "spec.serviceAccountName",
          "platform-reconciler-<environment>");
    }
    new DryRuns(HOME_RECONCILER)
        .creates(FluxKind.HelmRelease.named("mine", HOME, "", FluxKind.HelmRelease.spec()));
  }

  @Test
  void nobodyIsGivenATokenOfAnAccountThere() {
    for (String home : GUARDED) {
      assertRefused(
          "home-tokens", () -> token(MEDDLER, home), "ServiceAccount \"some\"", "\"" + home + "\"");
      assertRefused("home-tokens", () -> token(FLUX, home), "ServiceAccount \"some\"");
    }
    token(MEDDLER, ELSEWHERE);
    token(PLATFORM, HOME);
  }

  /** Nothing on the cluster is done as it: Flux shows the token to a cloud. */
  @Test
  void anEngineIsGivenATokenOfWhatACloudKnows() {
    serviceAccount(HOME, "identity-reader");
    token(FLUX, HOME, "identity-reader");
    assertRefused("home-tokens", () -> token(MEDDLER, HOME, "identity-reader"), "identity-reader");
    assertRefused(
        "home-tokens", () -> token(HOME_RECONCILER, HOME, "identity-reader"), "identity-reader");
  }

  private static void token(ClusterUser user, String namespace) {
    token(user, namespace, "some");
  }

  private static void token(ClusterUser user, String namespace, String account) {
    user.client()
        .serviceAccounts()
        .inNamespace(namespace)
        .withName(account)
        .tokenRequest(new TokenRequest());
  }

  /** Kubernetes fills such a Secret with the token of the account it names. */
  @Test
  void noSecretThereAsksForAToken() {
    for (String home : GUARDED) {
      for (ClusterUser user : List.of(MEDDLER, HOME_RECONCILER, FLUX)) {
        assertRefused(
            "home-tokens",
            () -> new DryRuns(user).creates(secret(home, "kubernetes.io/service-account-token")),
            "Secret \"mine\"");
      }
    }
    new DryRuns(HOME_RECONCILER).creates(secret(HOME, "Opaque"));
    new DryRuns(MEDDLER).creates(secret(ELSEWHERE, "kubernetes.io/service-account-token"));
  }

  private static String secret(String namespace, String type) {
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: mine, namespace: %s, annotations: {kubernetes.io/service-account.name: some}}
    type: %s
    """
        .formatted(namespace, type);
  }

  @Test
  void anEnginesAccountNeitherHandsOverNorWritesAStatus() {
    String handedOver =
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: doors-gift, annotations: {platformtenant.io/adopt: doors}}
        """;
    assertRefused("adoption", () -> new DryRuns(FLUX).creates(handedOver), "doors-gift");
    new DryRuns(PLATFORM).creates(handedOver);
  }
}
