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
  final ClusterUser somebody = ClusterUser.admin(admin);
  private boolean started;

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
