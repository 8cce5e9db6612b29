package io.platformtenant.e2e.stories;

import static io.platformtenant.testkit.waiting.Eventually.eventually;

import io.platformtenant.testkit.users.ClusterUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Stories that share one operator and one corner; each has a tenant of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SharedStory extends Story {
  /** A class that brings nothing of its own. */
  static final String PLAIN_CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: "class-{id}"}
      spec: {guardrails: {permits}, homeNamespace: "home-{tenant}"}
      """
          .replace("{permits}", PERMITS);

  /** A tenant with one application in one environment and no stage: its gate is open at once. */
  static final String SMALL_TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata: {name: "{id}"}
      spec:
        className: "class-{id}"
        owner: {team: payments, contact: "#payments"}
        access:
          deployers: {groups: [dev]}
        environments:
          - {name: dev, namespaces: [{name: "{id}-dev"}]}
        delivery:
          applications:
            - name: web
              source: {repoURL: "https://git.example.com/payments/deploy.git", path: "apps/web"}
      """;

  final ClusterUser somebody = ClusterUser.admin(admin);
  private boolean started;

  /** The same tenant under another name, of the class of this corner still. */
  static String called(String name, String tenant) {
    return tenant.replace("{id}", name).replace("class-" + name, "class-{id}");
  }

  /** The objects of a tenant by what they are. */
  Parts parts(String tenant) {
    return new Parts(tenant.replace("{id}", corner.id()));
  }

  String readyMessage(String tenant) {
    return corner.condition(tenant, "Ready").orElseThrow().message();
  }

  boolean isStalled(String tenant, String reason) {
    long generation = corner.tenant(tenant).getMetadata().getGeneration();
    return corner
        .condition(tenant, "Stalled")
        .filter(c -> c.reason().equals(reason) && c.observedGeneration() == generation)
        .isPresent();
  }

  void untilStalled(String tenant, String reason) {
    eventually(tenant + " is Stalled with " + reason, () -> isStalled(tenant, reason));
  }

  @Override
  @BeforeEach
  void startOperator() {
    if (!started) {
      super.startOperator();
      started = true;
    }
  }

  @Override
  @AfterEach
  void stopOperator() {
    StatusLaws.check(admin, corner.selector());
  }

  @AfterAll
  void stopOperatorForGood() {
    super.stopOperator();
  }
}
