package io.platformtenant.e2e.faults;

import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.platformtenant.testkit.tenants.Corner;
import java.time.Duration;
import java.util.Optional;

/** A tenant that did nothing, and how long it takes until a right of its people is put back. */
final class Bystander {
  private static final Duration KEPT = Duration.ofSeconds(2);
  private static final String GROUPS = "access-viewers:platform-tenant-viewer";

  private final Resource<RoleBinding> right;
  private Duration allowed = KEPT;
  private Duration longest = Duration.ZERO;

  Bystander(KubernetesClient admin, Corner corner) {
    this.right = admin.rbac().roleBindings().inNamespace(corner.id() + "-prod").withName(GROUPS);
  }

  RoleBinding binding() {
    return right.get();
  }

  boolean isMade() {
    return binding() != null;
  }

  /** The longest it has taken so far. */
  Duration longest() {
    return longest;
  }

  /** Two seconds; on a machine that is busy with other things, by as much more as it is slower. */
  void seeHowFast(Duration patience) {
    for (int i = 0; i < 5; i++) {
      assertThat(isPutBack(patience)).as("alone, a right comes back").isTrue();
    }
    var slow = longest.multipliedBy(10);
    longest = Duration.ZERO;
    allowed = slow.compareTo(KEPT) > 0 ? slow : KEPT;
  }

  /** Whether the right comes back in time. */
  boolean isKept(String beside) {
    boolean kept = isPutBack(allowed);
    if (!kept) {
      System.out.println("poison: STOPPED BY " + beside);
    }
    return kept;
  }

  private boolean isPutBack(Duration patience) {
    long began = System.nanoTime();
    String uid = Optional.ofNullable(binding()).map(b -> b.getMetadata().getUid()).orElse("");
    right.delete();
    try {
      within(patience)
          .until("it is put back", () -> isMade() && !uid.equals(binding().getMetadata().getUid()));
    } catch (AssertionError inVain) {
      return false;
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    longest = took.compareTo(longest) > 0 ? took : longest;
    return true;
  }
}
