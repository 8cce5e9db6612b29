package io.platformtenant.operator.contract.freezing;

import io.platformtenant.api.v1alpha1.Freeze;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.lifecycle.freeze.ArgoWindow;
import io.platformtenant.operator.lifecycle.freeze.FreezeCalendar;
import io.platformtenant.operator.lifecycle.freeze.Span;
import io.platformtenant.operator.model.freezing.Opening;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a tenant is frozen at a time, and what will be.
 *
 * @param now none where a plan is for no time in particular: nothing is frozen then
 * @param openings what is let through nevertheless
 */
public record Freezing(
    Optional<Instant> now, List<EffectiveFreeze> freezes, List<Opening> openings) {
  /** What is not of an environment. */
  public static final String WHOLE_TENANT = "";

  /** The next ones; a project that a thousand of them were written into would be too large. */
  private static final int MOST_WINDOWS = 32;

  public Freezing {
    freezes = List.copyOf(freezes);
    openings = List.copyOf(openings);
  }

  /** What the tenant says itself, beside what its class says. */
  public static Freezing of(ResolvedTenant contract, Optional<Instant> now) {
    List<EffectiveFreeze> freezes =
        now.stream()
            .flatMap(
                time ->
                    said(contract)
                        .map(freeze -> EffectiveFreeze.of(freeze, contract.environments(), time)))
            .toList();
    return new Freezing(now, freezes, List.of());
  }

  /** The same while something is let through. */
  public Freezing with(List<Opening> let) {
    return new Freezing(now, freezes, let);
  }

  private static Stream<Freeze> said(ResolvedTenant contract) {
    return Stream.concat(contract.spec().freeze().stream(), contract.defaults().freeze().stream());
  }

  /** A moment as a contract says it; none where there is no such day or hour. */
  public static Optional<Instant> time(String said) {
    return EffectiveFreeze.time(said);
  }

  /** Whether an environment, or what serves the whole tenant, takes in nothing new. */
  public boolean holdsIn(String environment) {
    return activeIn(environment).isPresent();
  }

  /** The span that holds in an environment. */
  public Optional<Span> activeIn(String environment) {
    return calendar(freezes.stream().filter(freeze -> freeze.isFor(environment)).toList())
        .flatMap(FreezeCalendar::active);
  }

  /** Why it is so in an environment; "" where nobody says why. */
  public String reasonIn(String environment) {
    return freezes.stream()
        .filter(freeze -> freeze.isFor(environment) && !freeze.reason().isEmpty())
        .filter(freeze -> calendar(List.of(freeze)).flatMap(FreezeCalendar::active).isPresent())
        .map(EffectiveFreeze::reason)
        .findFirst()
        .orElse("");
  }

  /** When something of it begins or ends next; none where that is farther than is looked. */
  public Optional<Instant> nextEdge() {
    return Stream.concat(
            calendar(freezes).flatMap(FreezeCalendar::nextEdge).stream(),
            openings.stream().map(Opening::until))
        .min(Comparator.naturalOrder());
  }

  /** What is open now, in environments that are frozen now. */
  public List<Opening> open() {
    return openings.stream().filter(opening -> holdsIn(opening.environment())).toList();
  }

  /** What Argo CD is told, of what holds and of what is to come. */
  public List<FreezeWindow> windows() {
    List<CutSpan> spans =
        freezes.stream()
            .filter(freeze -> !freeze.environments().isEmpty())
            .flatMap(
                freeze -> freeze.spans().stream().map(span -> new CutSpan(span, freeze, openings)))
            .sorted(
                Comparator.comparing((CutSpan cut) -> cut.span().from())
                    .thenComparing(cut -> cut.span().until()))
            .toList();
    Set<ArgoWindow> next =
        spans.stream()
            .map(cut -> ArgoWindow.of(cut.span()))
            .distinct()
            .limit(MOST_WINDOWS)
            .collect(Collectors.toSet());
    Map<Object, FreezeWindow> windows = new LinkedHashMap<>();
    spans.stream()
        .filter(cut -> next.contains(ArgoWindow.of(cut.span())))
        .flatMap(CutSpan::windows)
        .forEach(window -> windows.merge(window.key(), window, FreezeWindow::with));
    return List.copyOf(windows.values());
  }

  private Optional<FreezeCalendar> calendar(Collection<EffectiveFreeze> some) {
    return now.map(
        time -> FreezeCalendar.of(some.stream().flatMap(freeze -> freeze.spans().stream()), time));
  }
}
