package io.platformtenant.operator.enforcement;

import io.platformtenant.operator.enforcement.Question.SettingsIn;
import io.platformtenant.operator.text.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How often Argo CD compares Applications by itself. */
public final class Comparisons {
  private Comparisons() {}

  /**
   * How long it takes at most from one to the next, by the namespace of Argo CD (argo-cd,
   * docs/operator-manual/argocd-cm.yaml, timeout.reconciliation and its jitter); of those where it
   * compares by itself, and where that can be read.
   */
  public static Map<String, Duration> apart(Answers known, Set<String> argocdNamespaces) {
    Map<String, Duration> apart = new HashMap<>();
    argocdNamespaces.forEach(
        namespace ->
            settings(known.to(new SettingsIn(namespace, ArgoCdGaps.CM)))
                .flatMap(Comparisons::apart)
                .ifPresent(most -> apart.put(namespace, most)));
    return apart;
  }

  private static Optional<Map<String, String>> settings(Seen<Map<String, String>> seen) {
    return switch (seen) {
      case Seen.Unread<?> unread -> Optional.empty();
      case Seen.Read<Map<String, String>>(var there) -> there;
    };
  }

  private static Optional<Duration> apart(Map<String, String> settings) {
    Duration timeout = Durations.of(settings.getOrDefault("timeout.reconciliation", "120s"));
    Duration jitter = Durations.of(settings.getOrDefault("timeout.reconciliation.jitter", "60s"));
    return timeout.isZero() ? Optional.empty() : Optional.of(timeout.plus(jitter));
  }
}
