package io.platformtenant.e2e.boundary;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.e2e.boundary.HostileFile.Document;
import io.platformtenant.engines.standins.SharedStandIns;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import io.platformtenant.testkit.waiting.Established;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What attackers wrote into files, sent to a real API server as whoever would send it: each
 * document is refused by the policy that it names, or is among the known limits, and the like
 * beside it is taken.
 */
class HostileFilesIT {
  private static final KubernetesClient ADMIN = ControlPlane.shared().admin();
  private static final String OPERATOR =
      "system:serviceaccount:" + Chart.NAMESPACE + ":" + Chart.NAME;
  private static final Map<String, ClusterUser> USERS = new ConcurrentHashMap<>();

  @BeforeAll
  static void theWorldIsThereAndGuarded() {
    SharedStandIns.script();
    FluxKind.install(ADMIN);
    Chart.render(Map.of()).install(ADMIN);
    HostileFile.world().documents().map(Document::object).forEach(HostileFilesIT::keep);
    refused().forEach(HostileFilesIT::awaitRefusal);
  }

  private static void awaitRefusal(Document document) {
    var said = new AtomicReference<>("it is taken");
    within(PATIENCE, said::get)
        .until(
            document.notes().get("refused") + " refuses " + document,
            () -> isRefused(document, said));
  }

  private static boolean isRefused(Document document, AtomicReference<String> said) {
    try {
      send(document);
      return false;
    } catch (KubernetesClientException e) {
      said.set(e.getMessage());
      return document.isRefusal(e.getMessage());
    }
  }

  private static void keep(GenericKubernetesResource object) {
    ADMIN.resource(object).createOr(there -> null);
    if (object.getKind().equals("CustomResourceDefinition")) {
      Established.await(ADMIN, object.getMetadata().getName());
    }
  }

  /** Operators of other tests would make what it asks for. */
  @AfterAll
  static void theContractGoes() {
    ADMIN.resources(PlatformTenant.class).withName("evil").delete();
  }

  @TestFactory
  Stream<DynamicTest> eachIsRefusedByTheLayerItNames() {
    return tests(HostileFile.all().filter(f -> f.documents().anyMatch(Document::isRefused)), true);
  }

  @TestFactory
  Stream<DynamicTest> theLikeInsideIsTaken() {
    return tests(HostileFile.all().map(HostileFile::inside), false);
  }

  private static Stream<DynamicTest> tests(Stream<HostileFile> files, boolean hostile) {
    return files.flatMap(
        file ->
            file.documents()
                .filter(d -> d.isRefused() == hostile)
                .map(d -> DynamicTest.dynamicTest(file + ": " + d, () -> isJudged(d))));
  }

  @TestFactory
  Stream<DynamicTest> whatIsTakenAllTheSameIsAKnownLimit() throws IOException {
    String limits = Files.readString(ChartFolder.find().resolve("../../docs/boundary.md"));
    return HostileFile.all()
        .flatMap(HostileFile::documents)
        .filter(d -> !d.isRefused())
        .map(
            d ->
                DynamicTest.dynamicTest(
                    d.toString(),
                    () -> {
                      isJudged(d);
                      assertThat(limits).contains("\n* **" + d.notes().get("limit") + "**");
                    }));
  }

  private static void isJudged(Document document) {
    if (document.isRefused()) {
      assertThatThrownBy(() -> send(document))
          .matches(refusal -> document.isSaidIn(refusal.getMessage()))
          .matches(refusal -> document.isRefusal(refusal.getMessage()));
    } else {
      send(document);
    }
  }

  /** Over what is there, where something is. */
  private static void send(Document document) {
    if (ADMIN.resource(document.object()).get() == null) {
      as(document).creates(document.manifest());
    } else {
      as(document).merges(document.manifest());
    }
  }

  private static Stream<Document> refused() {
    return HostileFile.all().flatMap(HostileFile::documents).filter(Document::isRefused);
  }

  private static DryRuns as(Document document) {
    return new DryRuns(USERS.computeIfAbsent(document.by(), HostileFilesIT::user));
  }

  /** But for these two, admission alone is in the way. */
  private static ClusterUser user(String name) {
    if (name.equals(OPERATOR)) {
      return ClusterUser.called(ADMIN, name);
    }
    if (name.equals("evil-developer")) {
      return new Rights(ADMIN)
          .user(
              name,
              new PolicyRuleBuilder()
                  .withApiGroups("platformtenant.io")
                  .withResources("platformtenants")
                  .withResourceNames("evil")
                  .withVerbs("get", "update", "patch")
                  .build());
    }
    return new Rights(ADMIN).writerOfEverything(name);
  }
}
