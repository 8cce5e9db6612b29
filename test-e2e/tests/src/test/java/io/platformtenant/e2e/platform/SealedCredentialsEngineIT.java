package io.platformtenant.e2e.platform;

import static io.platformtenant.operator.kinds.ManagedKind.APPLICATION;
import static io.platformtenant.operator.kinds.ManagedKind.GIT_REPOSITORY;
import static io.platformtenant.operator.kinds.ManagedKind.KUSTOMIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.operator.client.Contexts;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Everything lies in Git, encrypted: a home and Argo CD come by their credentials, and by new ones,
 * while no controller is started anew.
 */
@TestMethodOrder(OrderAnnotation.class)
class SealedCredentialsEngineIT extends CredentialStory {
  private static final String KEY = "platform-sops";
  private static final String MISSING = "the key is missing";
  private static final String OTHER = "the key is another one";

  private final Workbench bench = Workbench.at(engines.plane());
  private final String inGit = "homes/" + team + "/git-read.yaml";
  private final PlatformsOwn own = new PlatformsOwn(admin, PAGE);

  @BeforeAll
  void aTenantComesThatHasNothingYet() {
    pushAddons("first");
    pushApi("first");
    takesOnly(config(team), "first");
    takesOnly(deploy(team), "first");
    git.push(base(), Map.of("README.md", "of the platform"));
    corner.apply(shownClass("from-git"));
    corner.apply(tenant());
    eventually("its home is there", () -> admin.namespaces().withName(home).get() != null);
  }

  @Test
  @Order(1)
  void aMissingKeyIsToldAndSoIsTheSecretThatIsMissingForIt() {
    bench.types(here(PAGE.script("kubectl create secret generic git-read")));
    assertThat(bench.reads(inGit)).contains("sops:").doesNotContain("first");
    key().delete();
    git.push(base(), bench.files());

    untilItSays(MISSING, KUSTOMIZATION, home, STAGE);
    untilItSays("the Secret of a source is missing", GIT_REPOSITORY, home, "config");
    eventually(
        "the tenant says one of them",
        () ->
            told("BootstrapReady").contains("\"" + KEY + "\" not found")
                || told("BootstrapReady").contains("failed to get secret"));
  }

  /** It is looked at as soon as it changes: the label says so. */
  @Test
  @Order(2)
  void anotherKeyIsToldAndTheRightOneOpens() {
    bench.types("age-keygen -o other.agekey");
    admin.resource(withKey("other")).create();
    untilItSays(OTHER, KUSTOMIZATION, home, STAGE);

    admin.resource(withKey(team)).update();
    untilThePasswordIs("first");
    git.tellEngines(config(team));
    eventually("Flux has all it needs", this::isBootstrapped);
    assertThat(hasBrought("addons", "is", "first")).isTrue();
  }

  @Test
  @Order(3)
  void aRefusedPasswordIsToldAndANewOneIsTakenUp() {
    takesOnly(config(team), "second");
    pushAddons("second");
    untilItSays("its password is refused", GIT_REPOSITORY, home, "config");
    eventually(
        "the tenant says it", () -> told("BootstrapReady").contains("authentication required"));
    assertThat(hasBrought("addons", "is", "first")).as("what runs goes on").isTrue();

    bench.types(here(PAGE.script("sops set")));
    git.push(base(), bench.files());
    untilThePasswordIs("second");
    git.tellEngines(config(team));
    eventually("it is fetched again", () -> hasBrought("addons", "is", "second"));
    eventually("Flux has all it needs", this::isBootstrapped);
  }

  @Test
  @Order(4)
  void aKeyIsReplacedInThreeSteps() {
    bench.types(here(PAGE.script("--from-file=payments.agekey --from-file=payments-new.agekey")));
    bench.types(here(PAGE.script("sops rotate")));
    untilApplied(git.push(base(), bench.files()));
    bench.types(here(PAGE.script("generic platform-sops --from-file=payments-new.agekey")));
    bench.types(
        here(PAGE.script("sops set"))
            .replace(team + ".agekey", team + "-new.agekey")
            .replace("printf second", "printf third"));
    takesOnly(config(team), "third");
    git.push(base(), bench.files());

    untilThePasswordIs("third");
  }

  private void untilApplied(String commit) {
    eventually(
        "the stage has applied " + commit,
        () ->
            status(KUSTOMIZATION, home, STAGE)
                .path("lastAppliedRevision")
                .asText()
                .endsWith(commit));
  }

  @Test
  @Order(5)
  void aStageWithoutDecryptionSaysWhatItMet() {
    git.push(config(team), Map.of("addons/staging/sealed.yaml", bench.reads(inGit)));
    untilItSays(
        "a stage meets an encrypted file and has no `decryption`",
        KUSTOMIZATION,
        home,
        "staging-addons");
    git.push(config(team), Collections.singletonMap("addons/staging/sealed.yaml", null));
    eventually("Flux has all it needs", this::isBootstrapped);
  }

  @Test
  @Order(6)
  void argoCdIsRefusedUntilThePlatformsOwnFluxBringsItsCredential() throws IOException {
    untilApplicationSays("Argo CD has no credential, or one of another project");

    bench.types("age-keygen -o platform.agekey");
    bench.writes("argocd/" + team + "-deploy.yaml", repository());
    bench.types(here(PAGE.script("platform.agekey")));
    git.push(base(), bench.files());
    own.comes(git.url(base()), bench.reads("platform.agekey"));

    eventually("Argo CD delivers", () -> hasBrought("api", "is", "first"));
    untilReady(team);
  }

  @Test
  @Order(7)
  void argoCdTakesUpANewPassword() {
    takesOnly(deploy(team), "second");
    pushApi("second");
    askForALook();
    untilApplicationSays("its credential is refused");
    assertThat(hasBrought("api", "is", "first")).as("what runs goes on").isTrue();

    bench.types(
        "export SOPS_AGE_KEY_FILE=platform.agekey\nsops set argocd/%s-deploy.yaml '[\"stringData\"][\"password\"]' '\"second\"'"
            .formatted(team));
    git.push(base(), bench.files());

    eventually(
        "Argo CD delivers",
        () -> {
          askForALook();
          return hasBrought("api", "is", "second");
        });
    untilReady(team);
  }

  /** As {@code argocd app get --refresh}: by itself Argo CD looks every three minutes. */
  private void askForALook() {
    admin
        .genericKubernetesResources(Contexts.of(APPLICATION))
        .inNamespace("argocd")
        .withName(team + "-api-staging")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"argocd.argoproj.io/refresh\":\"normal\"}}}");
  }

  private void untilApplicationSays(String row) {
    untilItSays(row, APPLICATION, "argocd", team + "-api-staging");
    eventually(
        "the tenant says it", () -> told("DeliveryReady").contains("authentication required"));
  }

  /** The very file that the documents show, for this repository and its password. */
  private String repository() throws IOException {
    return here(Files.readString(PAGE.page().resolveSibling("argocd/repository-of-a-tenant.yaml")))
        .replace("https://git.example.com/" + team + "/deploy.git", git.url(deploy(team)))
        .replace("username: " + team + "-deploy", "username: " + team)
        .replace("token-that-reads-what-is-of-" + team, "first");
  }

  private Resource<Secret> key() {
    return admin.secrets().inNamespace(home).withName(KEY);
  }

  private Secret withKey(String file) {
    return new SecretBuilder()
        .withNewMetadata()
        .withName(KEY)
        .withNamespace(home)
        .addToLabels("reconcile.fluxcd.io/watch", "Enabled")
        .endMetadata()
        .addToStringData("key.agekey", bench.reads(file + ".agekey"))
        .build();
  }

  @AfterAll
  void theTenantGoes() {
    own.goes();
    leave();
    bench.close();
  }
}
