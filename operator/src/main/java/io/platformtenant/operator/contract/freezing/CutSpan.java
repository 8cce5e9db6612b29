package io.platformtenant.operator.contract.freezing;

import io.platformtenant.operator.lifecycle.freeze.Span;
import io.platformtenant.operator.model.freezing.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A time of a freeze, cut where what is open in it changes. Each piece ends by itself: what is open
 * is shut at its end although nobody is there to shut it.
 *
 * @param openings all there are in the tenant
 */
record CutSpan(Span span, EffectiveFreeze freeze, List<Opening> openings) {
  private static final Duration OVERLAP = Duration.ofSeconds(1);

  Stream<FreezeWindow> windows() {
    List<String> whole =
        freeze.environments().stream().filter(e -> openingsIn(e).isEmpty()).toList();
    Stream<FreezeWindow> uncut =
        whole.isEmpty()
            ? Stream.empty()
            : Stream.of(FreezeWindow.of(span, whole, List.of(), freeze.reason()));
    return Stream.concat(
        uncut,
        freeze.environments().stream()
            .filter(e -> !openingsIn(e).isEmpty())
            .flatMap(this::windowsOf));
  }

  private Stream<FreezeWindow> windowsOf(String environment) {
    List<FreezeWindow> pieces = new ArrayList<>();
    Instant from = span.from();
    for (Instant end : ends(environment)) {
      // For Argo CD a window holds neither at its first nor at its last moment: they overlap.
      Instant until = end.isBefore(span.until()) ? end.plus(OVERLAP) : end;
      pieces.add(
          FreezeWindow.of(
              new Span(from, until),
              List.of(environment),
              openUntil(environment, end),
              freeze.reason()));
      from = end;
    }
    return pieces.stream();
  }

  private List<String> openUntil(String environment, Instant end) {
    return openingsIn(environment).stream()
        .filter(opening -> !opening.until().isBefore(end))
        .map(Opening::applications)
        .flatMap(Collection::stream)
        .toList();
  }

  /** Where a piece ends, in their order; the last where the freeze does. */
  private List<Instant> ends(String environment) {
    return Stream.concat(
            openingsIn(environment).stream()
                .map(Opening::until)
                .filter(end -> end.isBefore(span.until())),
            Stream.of(span.until()))
        .distinct()
        .sorted()
        .toList();
  }

  /** Of applications, that reach into this time. */
  private List<Opening> openingsIn(String environment) {
    return openings.stream()
        .filter(opening -> opening.environment().equals(environment))
        .filter(opening -> !opening.applications().isEmpty())
        .filter(opening -> opening.until().isAfter(span.from()))
        .toList();
  }
}
