package io.platformtenant.operator.contract.people;

import io.platformtenant.api.v1alpha1.ClassDelivery;
import io.platformtenant.api.v1alpha1.ResourceAction;
import java.util.List;
import java.util.stream.Stream;

/** Actions on resources that a tier may run where it acts, as Argo CD's policies call them. */
public final class EffectiveActions {
  /**
   * Restarts have one name for all kinds of workloads, and a policy for each kind would be two more
   * for every application.
   */
  private static final List<String> BUILT_IN =
      List.of(
          "action/apps/*/restart",
          "action/argoproj.io/Rollout/abort",
          "action/argoproj.io/Rollout/promote-full",
          "action/argoproj.io/Rollout/resume",
          "action/argoproj.io/Rollout/retry");

  private EffectiveActions() {}

  /** Those built in, and then those of a class. */
  public static List<String> of(ClassDelivery delivery, AccessTier tier) {
    return Stream.concat(
            BUILT_IN.stream(),
            delivery.actions().stream()
                .filter(said -> said.tier() == null || said.tier().name().equals(tier.role()))
                .map(EffectiveActions::named)
                .sorted())
        .distinct()
        .toList();
  }

  private static String named(ResourceAction said) {
    return "action/" + said.group() + "/" + said.kind() + "/" + said.action();
  }
}
