package io.platformtenant.e2e.boundary;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.e2e.boundary.HostileFile.Document;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.Neighbour;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Kinds that the fragments of the deployer's role give: each has fields that lead past the
 * namespace through a controller's rights. A file for each fragment holds the escapes and the
 * policy that shuts each; what the fragment is there for lies beside it.
 */
class FragmentsIT {
  private static final Environment HERE = new Environment("fragments");
  private static final String FREE = "fragments-free";
  private static final List<HostileFile> FILES =
      HostileFile.in(Path.of("src", "test", "resources", "fragments")).toList();

  @BeforeAll
  static void anEnvironmentIsThere() {
    ControlPlane plane = ControlPlane.shared();
    GatewayApi.isThere(Environment.ADMIN);
    Stream.of(
            Neighbour.ARGO_ROLLOUTS,
            Neighbour.CERT_MANAGER,
            Neighbour.EXTERNAL_SECRETS,
            Neighbour.KEDA)
        .forEach(neighbour -> plane.installCrds(UpstreamCrds.of(neighbour)));
    Document first = escapes().findFirst().orElseThrow();
    HERE.isThere(
        ", platformtenant.io/hosts: '*.fragments.example.com'",
        first.notes().get("refused"),
        first.manifest());
    HERE.has(FREE, "");
    // Kubernetes throws a token's Secret away that names no account.
    HERE.keeps(
        Act.object("ServiceAccount", "v1", "name: agent, namespace: " + HERE.namespace(), ""));
    escapes().forEach(FragmentsIT::awaitRefusal);
  }

  /** Each policy is in force at its own time. */
  private static void awaitRefusal(Document escape) {
    eventually(
        escape.notes().get("refused") + " is in force",
        () ->
            new DryRuns(HERE.argocd())
                .isRefusedBy(escape.notes().get("refused"), escape.manifest()));
  }

  @Test
  void everyFragmentHasItsEscapes() {
    assertThat(FILES)
        .hasSize(6)
        .allSatisfy(
            file -> {
              assertThat(file.documents()).isNotEmpty().allMatch(Document::isRefused);
              assertThat(file.inside().documents()).isNotEmpty().noneMatch(Document::isRefused);
            });
  }

  @TestFactory
  Stream<DynamicTest> noAccountOfTheTenantGetsPastIt() {
    return tests(
        escapes(),
        escape ->
            accountsThere(escape)
                .forEach(
                    account ->
                        assertRefused(
                            escape.notes().get("refused"),
                            () -> new DryRuns(account).creates(escape.manifest()),
                            escape.notes().get("says"))));
  }

  /** A program is the tenant's in its own namespace. */
  private static Stream<ClusterUser> accountsThere(Document document) {
    String namespace = document.object().getMetadata().getNamespace();
    return HERE.accountsOfTheTenant()
        .filter(
            account -> namespace.equals(HERE.namespace()) || !account.name().endsWith(":program"));
  }

  @TestFactory
  Stream<DynamicTest> whatTheFragmentIsForIsTaken() {
    return tests(
        FILES.stream().map(HostileFile::inside).flatMap(HostileFile::documents),
        document ->
            HERE.accountsOfTheTenant()
                .forEach(account -> new DryRuns(account).creates(document.manifest())));
  }

  @TestFactory
  Stream<DynamicTest> everybodyElseGoesOn() {
    return tests(
        escapes(),
        escape ->
            HERE.everybodyElse().forEach(user -> new DryRuns(user).creates(escape.manifest())));
  }

  /** What a class gave its tenants by a role of its own before there were these policies. */
  @TestFactory
  Stream<DynamicTest> whatStoodThereBeforeIsChangedElsewhere() {
    return tests(
        escapes(),
        escape -> {
          HERE.keeps(escape.manifest());
          try {
            new DryRuns(HERE.argocd())
                .merges(
                    escape
                        .manifest()
                        .replaceFirst("metadata: \\{", "metadata: {labels: {any: thing}, "));
          } finally {
            Environment.ADMIN.resource(escape.object()).delete();
          }
        });
  }

  /** A program of the class runs as what the class brought, and makes pods that do. */
  @Test
  void aProgramOfTheClassMakesPodsOfItsOwn() {
    ClusterUser program =
        new Rights(Environment.ADMIN)
            .writerOfEverything("system:serviceaccount:" + HERE.namespace() + ":platform-agent");
    escapes()
        .filter(escape -> escape.notes().get("refused").equals("pod-accounts"))
        .forEach(escape -> new DryRuns(program).creates(escape.manifest()));
  }

  private static Stream<Document> escapes() {
    return FILES.stream().flatMap(HostileFile::documents);
  }

  private interface Claim {
    void holdsFor(Document document) throws KubernetesClientException;
  }

  private static Stream<DynamicTest> tests(Stream<Document> documents, Claim claim) {
    return documents.map(
        document -> DynamicTest.dynamicTest(document.toString(), () -> claim.holdsFor(document)));
  }
}
