package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;

import io.platformtenant.testkit.users.ClusterUser;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Words on a live object by which Flux leaves it alone: on what a class brings later, made first by
 * the tenant, they would keep the class's own out while its stage is Ready.
 */
class FluxExceptionsIT {
  private static final Environment HERE = new Environment("excepted");
  private static final String PROD = HERE.namespace();
  private static final String RECONCILE = "kustomize.toolkit.fluxcd.io/reconcile";
  private static final String SSA = "kustomize.toolkit.fluxcd.io/ssa";
  private static final String DRIFT = "helm.toolkit.fluxcd.io/driftDetection";

  static Stream<ClusterUser> accounts() {
    return HERE.accountsOfTheTenant().limit(3);
  }

  @BeforeAll
  static void anEnvironmentIsThere() {
    HERE.isThere("", "flux-exceptions", annotated(RECONCILE, "disabled"));
    HERE.keeps(settings("paused", "annotations: {" + RECONCILE + ": disabled}"));
    HERE.keeps(settings("plain", "labels: {a: b}"));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void noAccountOfTheTenantHasFluxLeaveItAlone(ClusterUser account) {
    for (String manifest :
        new String[] {
          annotated(RECONCILE, "disabled"),
          annotated(RECONCILE, "DISABLED"),
          annotated(RECONCILE, "di\u017fabled"),
          labelled(RECONCILE, "Disabled"),
          annotated(SSA, "Ignore"),
          annotated(SSA, "ignore"),
          labelled(SSA, "Ignore"),
          annotated(DRIFT, "disabled")
        }) {
      assertRefused(
          "flux-exceptions",
          () -> new DryRuns(account).creates(manifest),
          "would have Flux leave alone what is there");
      assertRefused(
          "flux-exceptions",
          () -> new DryRuns(account).merges(manifest.replace("name: mine", "name: plain")),
          "ConfigMap \"excepted-prod/plain\"");
    }
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void honestWordsAreTaken(ClusterUser account) {
    for (String manifest :
        new String[] {
          annotated(RECONCILE, "enabled"),
          annotated(SSA, "IfNotPresent"),
          annotated("kustomize.toolkit.fluxcd.io/prune", "disabled"),
          annotated("kustomize.toolkit.fluxcd.io/substitute", "disabled"),
          annotated("kustomize.toolkit.fluxcd.io/force", "enabled")
        }) {
      new DryRuns(account).creates(manifest);
    }
  }

  /** Flux keeps its own fields apart from its own by nothing; those of others it would leave. */
  @Test
  void whatOthersWroteStaysBesideItOnlyWhereFluxWroteTheWord() {
    new DryRuns(HERE.git()).creates(annotated(SSA, "Merge"));
    assertRefused(
        "flux-exceptions",
        () -> new DryRuns(HERE.argocd()).creates(annotated(SSA, "Merge")),
        SSA + " of ConfigMap");
  }

  /** As somebody paused it by hand. */
  @ParameterizedTest
  @MethodSource("accounts")
  void whatStoodThereBeforeIsNotJudged(ClusterUser account) {
    new DryRuns(account)
        .merges(settings("paused", "labels: {c: d}, annotations: {" + RECONCILE + ": disabled}"));
    assertRefused(
        "flux-exceptions",
        () ->
            new DryRuns(account)
                .merges(settings("paused", "annotations: {" + RECONCILE + ": Disabled}")),
        RECONCILE);
  }

  @Test
  void everybodyElseGoesOn() {
    Stream.concat(HERE.everybodyElse(), Stream.of(HERE.person()))
        .map(DryRuns::new)
        .forEach(user -> user.creates(annotated(RECONCILE, "disabled")));
  }

  private static String annotated(String key, String value) {
    return settings("mine", "annotations: {%s: '%s'}".formatted(key, value));
  }

  private static String labelled(String key, String value) {
    return settings("mine", "labels: {%s: '%s'}".formatted(key, value));
  }

  private static String settings(String name, String more) {
    return Act.object(
        "ConfigMap",
        "v1",
        "name: %s, namespace: %s, %s".formatted(name, PROD, more),
        "data: {a: b}");
  }
}
