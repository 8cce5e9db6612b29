package io.platformtenant.operator.watch;

import io.platformtenant.operator.enforcement.Comparisons;
import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.kinds.ManagedKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kinds that no engine looks at any more. Where one does, the first object tells; where none does,
 * all are asked, and so not for every tenant anew.
 */
public final class SilentKinds {
  private static final Duration ANEW_AFTER = Duration.ofSeconds(30);

  private final Caches caches;
  private final Optional<EngineSettingsWatch> settings;
  private final Clock clock;
  private volatile Silence last = new Silence(Instant.MIN, Set.of(), Map.of());

  /**
   * @param settings of the engines, where they are read
   */
  public SilentKinds(Caches caches, Optional<EngineSettingsWatch> settings, Clock clock) {
    this.caches = caches;
    this.settings = settings;
    this.clock = clock;
  }

  /** As it is now, or was less than half a minute ago. */
  public Silence now() {
    Instant now = clock.instant();
    Silence known = last;
    if (known.now().isAfter(now.minus(ANEW_AFTER))) {
      return known;
    }
    var here = new Silence(now, Set.of(), comparing());
    last = new Silence(now, silent(here), here.comparing());
    return last;
  }

  public Set<ManagedKind> kinds() {
    return now().everywhere();
  }

  private Map<String, Duration> comparing() {
    return settings
        .map(EngineSettingsWatch::known)
        .map(known -> Comparisons.apart(known, argocdNamespaces()))
        .orElse(Map.of());
  }

  private Set<String> argocdNamespaces() {
    return caches.values(ManagedKind.APPLICATION).stream()
        .flatMap(List::stream)
        .map(application -> application.path("metadata").path("namespace").asText())
        .collect(Collectors.toSet());
  }

  private Set<ManagedKind> silent(Silence here) {
    return Arrays.stream(ManagedKind.values())
        .filter(ManagedKind::comesWithAnEngine)
        .filter(kind -> caches.values(kind).filter(all -> here.isOver(kind, all)).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }
}
