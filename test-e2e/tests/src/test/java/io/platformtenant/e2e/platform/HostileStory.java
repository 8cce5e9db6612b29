package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.platformtenant.operator.client.Contexts;
import io.platformtenant.operator.kinds.ManagedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** An app team that has pushed all of its escapes at once, and its neighbour. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileStory extends PlatformStory {
  final String team = corner.id() + "a";
  final String neighbour = corner.id() + "b";
  final String mine = team + "-staging";
  final String home = "home-" + team;
  final List<GitEscape> flux =
      new FluxEscapes(mine, neighbour + "-staging", home, corner.id(), git.url(deploy(neighbour)))
          .all();
  final List<GitEscape> argo =
      new ArgoEscapes(mine, neighbour + "-staging", home, corner.id(), git.url(deploy(neighbour)))
          .all();
  // All are tried at once, so that they need not be waited for one after the other.
  long pushed;
  final Steps steps = new Steps("git escapes");

  @BeforeAll
  void theTeamPushesAllOfIt() {
    git.push(
        deploy(neighbour),
        Map.of(
            "api/kustomization.yaml",
            "resources: [object.yaml]",
            "api/object.yaml",
            Hostile.configMap("argo-remote-base")));
    git.push(config(team), files(flux, GitEscape::attempt));
    git.push(deploy(team), files(argo, GitEscape::attempt));
    pushLinks();
    corner.apply(HostileTeam.CLASS);
    corner.apply(HostileTeam.neighbour(neighbour));
    untilReady(neighbour);
    corner.apply(
        HostileTeam.withLinks(
            HostileTeam.hostile(team, flux, argo, git.url(config(team)), git.url(deploy(team))),
            git.url(links())));
    eventually("its home is there", () -> admin.namespaces().withName(home).get() != null);
    admin.resource(platformSecret()).create();
    pushed = System.nanoTime();
  }

  String links() {
    return team + "-links";
  }

  /** Each folder has a link to a sound manifest that lies outside of the repository. */
  private void pushLinks() {
    git.push(links(), Map.of("flux/kustomization.yaml", "resources: [link.yaml]"));
    try {
      Path outside = Files.createTempFile("outside-", ".yaml");
      outside.toFile().deleteOnExit();
      Files.writeString(outside, Hostile.configMap("link"));
      git.link(links(), "flux/link.yaml", outside);
      git.link(links(), "argo/link.yaml", outside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Secret platformSecret() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("platform-git")
        .withNamespace(home)
        .endMetadata()
        .addToStringData("password", "of-the-platform")
        .build();
  }

  static Map<String, String> files(
      List<GitEscape> escapes, Function<GitEscape, Map<String, String>> which) {
    var files = new TreeMap<String, String>();
    escapes.forEach(e -> files.putAll(which.apply(e)));
    return files;
  }

  @AfterAll
  void theTeamGoes() {
    steps.done("what stays inside is applied");
    leave();
    steps.done("the engines have nothing left of it");
  }

  /** What Argo CD says of an application, its operation and each of its objects. */
  String said(String application) {
    JsonNode status =
        status(ManagedKind.APPLICATION, "argocd", team + "-" + application + "-staging");
    return "" + status.path("conditions") + status.path("operationState");
  }

  JsonNode ready(String stage) {
    return condition("staging-" + stage);
  }

  JsonNode condition(String kustomization) {
    for (JsonNode condition :
        status(ManagedKind.KUSTOMIZATION, home, kustomization).path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }

  Duration left() {
    Duration left = PATIENCE.minusNanos(System.nanoTime() - pushed);
    return left.isNegative() || left.isZero() ? Duration.ofSeconds(1) : left;
  }

  /** Whatever the hostile files named bears the name of this story, or that of its escape. */
  void nothingOutside() {
    var outside = new ArrayList<String>();
    for (var all :
        List.of(
            admin.configMaps().inAnyNamespace().list().getItems(),
            admin.secrets().inAnyNamespace().list().getItems(),
            admin.namespaces().list().getItems(),
            admin.resourceQuotas().inAnyNamespace().list().getItems(),
            admin.serviceAccounts().inAnyNamespace().list().getItems(),
            admin.apps().deployments().inAnyNamespace().list().getItems(),
            admin.network().v1().ingresses().inAnyNamespace().list().getItems(),
            admin.rbac().clusterRoles().list().getItems(),
            admin.rbac().clusterRoleBindings().list().getItems(),
            admin.rbac().roleBindings().inAnyNamespace().list().getItems())) {
      all.stream().filter(this::isAnEscape).forEach(o -> outside.add(o.toString()));
    }
    for (var kind : ManagedKind.values()) {
      admin
          .genericKubernetesResources(Contexts.of(kind))
          .inAnyNamespace()
          .list()
          .getItems()
          .stream()
          .filter(this::isAnEscape)
          .forEach(o -> outside.add(o.toString()));
    }
    assertThat(outside).isEmpty();
  }

  private boolean isAnEscape(HasMetadata object) {
    var metadata = object.getMetadata();
    boolean named =
        Stream.of(flux, argo)
            .flatMap(List::stream)
            .anyMatch(e -> e.name().equals(metadata.getName()));
    return metadata.getName().equals(corner.id())
        || metadata.getName().equals(corner.id() + "-more")
        || (named && !mine.equals(metadata.getNamespace()));
  }
}
