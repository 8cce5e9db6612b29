package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A hostile app team pushes to its own repositories what would lead out of its environment. The
 * engines refuse each of it in their own words, and apply the like that stays inside.
 */
class GitEscapesEngineIT extends HostileStory {
  @TestFactory
  Stream<DynamicTest> eachIsRefusedAndTheLikeInsideIsApplied() {
    return Stream.of(
            flux.stream().map(e -> test("is refused", e, this::isRefusedByFlux)),
            argo.stream().map(e -> test("is refused", e, this::isRefusedByArgo)),
            Stream.of(
                DynamicTest.dynamicTest("nothing came into being outside", this::nothingOutside),
                DynamicTest.dynamicTest("the team mends all of it", this::mend)),
            Stream.of(flux, argo).flatMap(List::stream).map(e -> test("stays", e, this::isApplied)),
            Stream.of(DynamicTest.dynamicTest("nothing is outside still", this::nothingOutside)))
        .flatMap(s -> s);
  }

  private static DynamicTest test(String claim, GitEscape escape, Consumer<GitEscape> check) {
    return DynamicTest.dynamicTest(
        escape.name() + " " + (escape.isApplied() ? "stays inside" : claim),
        () -> check.accept(escape));
  }

  private void isRefusedByFlux(GitEscape escape) {
    isRefused(escape, () -> ready(escape.name()).path("message").asText());
  }

  private void isRefusedByArgo(GitEscape escape) {
    isRefused(escape, () -> said(escape.name()));
  }

  private void isRefused(GitEscape escape, Supplier<String> said) {
    if (escape.isApplied()) {
      isApplied(escape);
      return;
    }
    try {
      eventually(
          left(),
          escape.name() + " is refused",
          () -> escape.words().stream().allMatch(w -> said.get().contains(w)));
    } catch (AssertionError late) {
      throw new AssertionError(
          escape.name() + " is not refused with " + escape.words() + " but " + said.get(), late);
    }
  }

  private void mend() {
    steps.done(flux.size() + " by Flux and " + argo.size() + " by Argo CD are refused");
    git.push(config(team), files(flux, GitEscape::repair));
    git.push(deploy(team), files(argo, GitEscape::repair));
    pushed = System.nanoTime();
  }

  private void isApplied(GitEscape escape) {
    eventually(
        left(),
        escape.name() + " is applied inside",
        () -> admin.configMaps().inNamespace(mine).withName(escape.name()).get() != null);
  }

  @Test
  void aLinkOutOfTheRepositoryLeadsNowhere() {
    eventually(
        "Flux's artifact has no link",
        () -> ready("link").path("message").asText().contains("no such file or directory"));
    eventually(
        "Argo CD refuses the whole repository",
        () -> said("link").contains("repository contains out-of-bounds symlinks"));
    assertThat(admin.configMaps().inNamespace(mine).withName("link").get()).isNull();

    String inside = Hostile.configMap("flux-linked");
    git.push(
        links(),
        Map.of("flux/link.yaml", inside, "argo/link.yaml", inside.replace("flux-", "argo-")));

    for (String name : List.of("flux-linked", "argo-linked")) {
      eventually(
          name + " is applied",
          () -> admin.configMaps().inNamespace(mine).withName(name).get() != null);
    }
  }

  /** Who may write a Kustomization by hand is the platform team; it forgets the account. */
  @Test
  void aKustomizationWithoutAnAccountRunsWithoutRights() {
    git.push(config(team), Map.of("by-hand/object.yaml", Hostile.configMap("by-hand")));
    admin.resource(byHand("without", "")).create();
    admin.resource(byHand("next-door", "namespace: home-" + neighbour + ", ")).create();
    eventually(
        "the default account may nothing",
        () ->
            condition("without")
                .path("message")
                .asText()
                .contains("User \"system:serviceaccount:" + home + ":default\" cannot patch"));
    eventually(
        "another tenant's source is shut",
        () -> condition("next-door").path("reason").asText().equals("AccessDenied"));
    assertThat(admin.configMaps().inNamespace(mine).withName("by-hand").get()).isNull();

    for (String name : List.of("without", "next-door")) {
      admin.resource(byHand(name, "")).delete();
    }
    admin.resource(byHand("with", "")).create();
    eventually(
        "with the account it is applied",
        () -> admin.configMaps().inNamespace(mine).withName("by-hand").get() != null);
    admin.resource(byHand("with", "")).delete();
  }

  private GenericKubernetesResource byHand(String name, String source) {
    String account =
        name.equals("without") ? "" : "  serviceAccountName: tenant-reconciler-staging\n";
    return Serialization.unmarshal(
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: %s, namespace: %s}
        spec:
          interval: 1h
          prune: true
          path: ./by-hand
          targetNamespace: %s
          sourceRef: {%skind: GitRepository, name: config}
        """
                .formatted(name, home, mine, source)
            + account,
        GenericKubernetesResource.class);
  }

  @Test
  void theNeighbourNoticesNothing() {
    assertThat(corner.isReady(neighbour)).isTrue();
  }
}
