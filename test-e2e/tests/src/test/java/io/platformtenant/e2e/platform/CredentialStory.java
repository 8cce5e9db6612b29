package io.platformtenant.e2e.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.platformtenant.api.v1alpha1.Condition;
import io.platformtenant.e2e.documents.Shown;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance;

/**
 * A tenant that has to be given credentials as the page about them says, by its very manifests and
 * commands; what the page says of a missing and of a refused one is what is seen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CredentialStory extends PlatformStory {
  static final Shown PAGE = Shown.on("credentials.md");
  static final String STAGE = "platform-credentials";

  final String team = corner.id() + "a";
  final String home = "tenant-" + team;

  /** A class that the page shows, with the repositories of this story. */
  final String shownClass(String name) {
    return PAGE.manifest("PlatformTenantClass", name)
        .replace("\n  name: " + name + "\n", "\n  name: class-{id}\n")
        .replace("https://git.example.com/platform/base.git", git.url(base()))
        .replace("https://git.example.com/{tenant}/**", "**");
  }

  /** What the page shows, of this story's tenant. */
  final String here(String shown) {
    return shown.replace("payments", team);
  }

  /** In one environment, with all that it has from repositories that want a password. */
  final TenantYaml tenant() {
    return TenantYaml.named(team)
        .ofTeam(team)
        .environment("staging")
        .with(
            """
            bootstrap:
              sources: [{name: config, git: {url: "%s", ref: {branch: main}}, interval: 1m, secretRef: {name: git-read}}]
              stages: [{name: addons, source: config, path: "addons/{environment}", retryInterval: 10s}]
            delivery:
              applications: [{name: api, source: %s}]
            """
                .formatted(git.url(config(team)), from(team, "api/{environment}")));
  }

  /** A password that the Git host takes of this tenant's repositories; no other one. */
  final void takesOnly(String repository, String password) {
    engines.git().opensTo(repository, team + ":" + password);
  }

  /** Returns when an object's engine says of it all that the page has in that row. */
  final void untilItSays(String row, ManagedKind kind, String namespace, String name) {
    List<String> words = PAGE.row(row).get(1).stream().map(this::here).toList();
    eventually(
        kind.kind() + " " + name + " says " + words,
        () -> words.stream().allMatch(said(kind, namespace, name)::contains));
  }

  private String said(ManagedKind kind, String namespace, String name) {
    return status(kind, namespace, name).path("conditions").toString().replace("\\\"", "\"");
  }

  /** What the tenant says of a plane. */
  final String told(String condition) {
    return corner.condition(team, condition).map(Condition::message).orElse("");
  }

  final boolean isBootstrapped() {
    return corner
        .condition(team, "BootstrapReady")
        .filter(c -> c.status().equals("True"))
        .isPresent();
  }

  /** The password that the home has for Git, as Flux reads it. */
  final Optional<String> password() {
    return Optional.ofNullable(admin.secrets().inNamespace(home).withName("git-read").get())
        .map(secret -> secret.getData().get("password"))
        .map(CredentialStory::decoded);
  }

  private static String decoded(String data) {
    return new String(Base64.getDecoder().decode(data), UTF_8);
  }

  final void untilThePasswordIs(String password) {
    eventually(
        "the home has the password " + password,
        () -> password().filter(password::equals).isPresent());
  }

  /** What an engine has brought into the tenant's environment. */
  final boolean hasBrought(String configMap, String key, String value) {
    var there = admin.configMaps().inNamespace(team + "-staging").withName(configMap).get();
    return there != null && value.equals(there.getData().get(key));
  }

  final void pushAddons(String value) {
    git.push(
        config(team),
        Map.of("addons/staging/addons.yaml", Landscape.configMap("addons", "is: " + value)));
  }

  final void pushApi(String value) {
    git.push(
        deploy(team), Map.of("api/staging/api.yaml", Landscape.configMap("api", "is: " + value)));
  }
}
