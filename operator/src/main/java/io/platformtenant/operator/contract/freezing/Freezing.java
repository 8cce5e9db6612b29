package io.platformtenant.operator.contract.freezing;

import io.platformtenant.api.v1alpha1.Freeze;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.lifecycle.freeze.ArgoWindow;
import io.platformtenant.operator.lifecycle.freeze.FreezeCalendar;
import io.platformtenant.operator.lifecycle.freeze.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What of a tenant is frozen at a time, and what will be.
 *
 * @param now none where a plan is for no time in particular: nothing is frozen then
 */
public record Freezing(Optional<Instant> now, List<EffectiveFreeze> freezes) {
  /** What is not of an environment. */
  public static final String WHOLE_TENANT = "";

  /** The next ones; a project that a thousand of them were written into would be too large. */
  private static final int MOST_WINDOWS = 32;

  public Freezing {
    freezes = List.copyOf(freezes);
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
    return new Freezing(now, freezes);
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
    return calendar(freezes).flatMap(FreezeCalendar::nextEdge);
  }

  /** What Argo CD is told, of what holds and of what is to come. */
  public List<Window> windows() {
    record Spell(Span span, EffectiveFreeze freeze) {}
    Map<ArgoWindow, Window> windows = new LinkedHashMap<>();
    freezes.stream()
        .filter(freeze -> !freeze.environments().isEmpty())
        .flatMap(freeze -> freeze.spans().stream().map(span -> new Spell(span, freeze)))
        .sorted(
            Comparator.comparing((Spell spell) -> spell.span().from())
                .thenComparing(spell -> spell.span().until()))
        .forEach(
            spell ->
                windows.merge(
                    ArgoWindow.of(spell.span()),
                    Window.of(spell.span(), spell.freeze()),
                    Window::with));
    return windows.values().stream().limit(MOST_WINDOWS).toList();
  }

  private Optional<FreezeCalendar> calendar(Collection<EffectiveFreeze> some) {
    return now.map(
        time -> FreezeCalendar.of(some.stream().flatMap(freeze -> freeze.spans().stream()), time));
  }

  /**
   * @param environments by their names
   * @param reason of the first that gives one
   */
  public record Window(ArgoWindow times, SortedSet<String> environments, String reason) {
    static Window of(Span span, EffectiveFreeze freeze) {
      return new Window(ArgoWindow.of(span), new TreeSet<>(freeze.environments()), freeze.reason());
    }

    Window with(Window other) {
      SortedSet<String> all = new TreeSet<>(environments);
      all.addAll(other.environments);
      return new Window(times, all, reason.isEmpty() ? other.reason : reason);
    }
  }
}
