package io.platformtenant.operator.status;

import io.platformtenant.api.v1alpha1.BootstrapCount;
import io.platformtenant.api.v1alpha1.DeliveryCount;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.status.Children.Child;
import java.util.List;
import java.util.function.Predicate;

/** How many stages and Applications fare how. */
final class Counts {
  private Counts() {}

  static BootstrapCount bootstrap(Children children, Predicate<Child> which) {
    List<Child> stages = children.of(ManagedKind.KUSTOMIZATION).filter(which).toList();
    int ready = count(stages, Child::isReady);
    return new BootstrapCount(ready, stages.size(), ready + "/" + stages.size());
  }

  static DeliveryCount delivery(Children children, Predicate<Child> which) {
    List<Child> applications = children.of(ManagedKind.APPLICATION).filter(which).toList();
    int ready = count(applications, Child::isReady);
    return new DeliveryCount(
        count(applications, Child::isSynced),
        count(applications, Child::isHealthy),
        count(applications, Child::isAwaiting),
        count(applications, Child::isPaused),
        applications.size(),
        ready + "/" + applications.size());
  }

  private static int count(List<Child> children, Predicate<Child> which) {
    return (int) children.stream().filter(which).count();
  }
}
