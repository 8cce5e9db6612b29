package io.platformtenant.operator.contract.freezing;

import io.platformtenant.operator.lifecycle.freeze.ArgoWindow;
import io.platformtenant.operator.lifecycle.freeze.Span;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Argo CD is told of a freeze.
 *
 * @param environments by their names; one alone where anything of it is open
 * @param open names of applications and sets that may be synced by hand meanwhile, as a rule none
 * @param reason of the first freeze that gives one; "" where none does
 */
public record FreezeWindow(
    ArgoWindow times, SortedSet<String> environments, SortedSet<String> open, String reason) {

  static FreezeWindow of(
      Span span, Collection<String> environments, Collection<String> open, String reason) {
    return new FreezeWindow(
        ArgoWindow.of(span), new TreeSet<>(environments), new TreeSet<>(open), reason);
  }

  /** Those that have it in common are one window. */
  Object key() {
    return List.of(times, open, open.isEmpty() ? List.of() : List.copyOf(environments));
  }

  FreezeWindow with(FreezeWindow other) {
    SortedSet<String> all = new TreeSet<>(environments);
    all.addAll(other.environments);
    return new FreezeWindow(times, all, open, reason.isEmpty() ? other.reason : reason);
  }
}
