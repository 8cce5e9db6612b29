package io.platformtenant.e2e.stories;

import static io.platformtenant.e2e.stories.Refusals.assertRefused;
import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static io.platformtenant.testkit.waiting.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.users.ClusterUser;
import io.platformtenant.testkit.users.Rights;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What carries our mark is the operator's, whatever RBAC says. */
class OwnedIT extends SharedStory {
  private static final String OUTSIDE =
      "{\"metadata\":{\"annotations\":{\"example.com/a\":\"b\"}}}";
  private static final String UNMARKED =
      "{\"metadata\":{\"labels\":{\"platformtenant.io/tenant\":null,"
          + "\"app.kubernetes.io/managed-by\":null}}}";

  private final ClusterUser meddler = new Rights(admin).writerOfEverything("meddler");
  private final ClusterUser administrator = new Rights(admin).administrator("administrator");

  @BeforeEach
  void aTenantIsReady() {
    corner.apply(CLASS);
    corner.apply(TENANT);
    untilReady("{id}");
  }

  @TestFactory
  Stream<DynamicTest> nothingOfATenantIsChangedUnmarkedOrDeletedByOthers() {
    return corner.everythingOf("{id}").stream()
        .map(id -> DynamicTest.dynamicTest(id.describe(), () -> assertGuarded(id)));
  }

  private void assertGuarded(ObjectId id) {
    String words = "carries the mark of tenant \"" + corner.id() + "\"";
    assertRefused("owned", () -> meddler.changes(id, OUTSIDE), words, id.name());
    assertRefused("owned", () -> meddler.changes(id, UNMARKED), words, id.name());
    assertRefused("owned", () -> meddler.deletes(id), words, id.name());
  }

  @Test
  void everyKindTheOperatorMakesIsAmongThem() {
    assertThat(corner.everythingOf("{id}"))
        .extracting(ObjectId::kind)
        .contains(
            ManagedKind.NAMESPACE,
            ManagedKind.RESOURCE_QUOTA,
            ManagedKind.SERVICE_ACCOUNT,
            ManagedKind.ROLE_BINDING,
            ManagedKind.GIT_REPOSITORY,
            ManagedKind.KUSTOMIZATION,
            ManagedKind.APP_PROJECT,
            ManagedKind.APPLICATION);
  }

  @Test
  void aWholeCollectionIsNotDeletedEither() {
    assertRefused(
        "owned",
        () ->
            meddler
                .client()
                .rbac()
                .roleBindings()
                .inNamespace(parts("{id}").namespace("prod").name())
                .withGracePeriod(0)
                .delete(),
        "carries the mark of tenant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "platformtenant.io/tenant: anybody",
        "platformtenant.io/class: anybody",
        "platformtenant.io/environment: prod",
        "app.kubernetes.io/managed-by: platform-tenant-operator"
      })
  void halfAMarkIsGivenByNobody(String label) {
    assertRefused(
        "owned",
        () ->
            meddler.creates(
                "apiVersion: v1\nkind: Namespace\nmetadata: {name: half-a-mark, labels: {"
                    + label
                    + "}}"),
        "Namespace \"half-a-mark\"");

    ObjectId unmarked = ObjectId.namespace(corner.id() + label.replaceAll("[^a-z]", ""));
    meddler.createsNamespace(unmarked.name());
    String given = "{\"metadata\":{\"labels\":{\"" + label.replace(": ", "\":\"") + "\"}}}";
    assertRefused("owned", () -> meddler.changes(unmarked, given), unmarked.name());
    assertRefused(
        "owned",
        () ->
            meddler
                .client()
                .namespaces()
                .withName(unmarked.name())
                .subresource("status")
                .patch(given),
        unmarked.name());
    meddler.changes(unmarked, OUTSIDE);
    meddler.deletes(unmarked);
  }

  @Test
  void theStatusThatOpensAGateIsNotForOthersToWrite() {
    ObjectId stage = parts("{id}").stage("prod", "addons");

    assertRefused(
        "owned",
        () -> meddler.changesStatus(stage, "{\"status\":{\"observedGeneration\":99}}"),
        stage.name());
  }

  @Test
  void whatAdministratorsChangeByHandIsPutBack() {
    ObjectId quota =
        ObjectId.of(ManagedKind.RESOURCE_QUOTA, parts("{id}").home().name(), "platform-tenant");

    administrator.changes(quota, "{\"spec\":{\"hard\":{\"pods\":\"5\"}}}");

    eventually(
        "it is put back",
        () -> corner.get(quota).get("spec", "hard", "pods").toString().equals("0"));
  }

  @Test
  void onlyAdministratorsHandAnObjectOver() {
    ObjectId free = ObjectId.namespace(corner.id() + "-free");
    meddler.createsNamespace(free.name());

    assertRefused(
        "adoption",
        () -> meddler.annotates(free, "platformtenant.io/adopt", corner.id()),
        "metadata.annotations[platformtenant.io/adopt] of Namespace \"" + free.name() + "\"");
    assertRefused(
        "adoption",
        () ->
            meddler
                .client()
                .resource(
                    new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(free.name())
                        .withName("taken")
                        .addToAnnotations("platformtenant.io/adopt", corner.id())
                        .endMetadata()
                        .build())
                .create(),
        "ServiceAccount \"taken\"");

    administrator.annotates(free, "platformtenant.io/adopt", corner.id());
    meddler.changes(free, OUTSIDE);
    assertRefused(
        "adoption",
        () ->
            meddler.changes(
                free, "{\"metadata\":{\"annotations\":{\"platformtenant.io/adopt\":null}}}"),
        free.name());
  }
}
