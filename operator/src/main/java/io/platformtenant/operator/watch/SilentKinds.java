package io.platformtenant.operator.watch;

import io.platformtenant.operator.health.Silence;
import io.platformtenant.operator.kinds.ManagedKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Kinds that no engine looks at any more. Where one does, the first object tells; where none does,
 * all are asked, and so not for every tenant anew.
 */
public final class SilentKinds {
  private static final Duration ANEW_AFTER = Duration.ofSeconds(30);

  private final Caches caches;
  private final Clock clock;
  private volatile Silence last = new Silence(Instant.MIN, Set.of());

  public SilentKinds(Caches caches, Clock clock) {
    this.caches = caches;
    this.clock = clock;
  }

  /** As it is now, or was less than half a minute ago. */
  public Silence now() {
    Instant now = clock.instant();
    Silence known = last;
    if (known.now().isAfter(now.minus(ANEW_AFTER))) {
      return known;
    }
    last = new Silence(now, silentAt(now));
    return last;
  }

  public Set<ManagedKind> kinds() {
    return now().everywhere();
  }

  private Set<ManagedKind> silentAt(Instant now) {
    return Arrays.stream(ManagedKind.values())
        .filter(ManagedKind::comesWithAnEngine)
        .filter(
            kind -> caches.values(kind).filter(all -> Silence.isOver(kind, all, now)).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }
}
