package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.watch.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All classes with what the rulebook says about them. Every look at every tenant needs that, and it
 * depends on nothing but what is written in the class: it is found once per generation.
 */
public final class JudgedClasses {
  private final Supplier<List<PlatformTenantClass>> classes;
  private final Function<PlatformTenantClass, JudgedClass> judge;
  private final Map<String, Judgement> known = new ConcurrentHashMap<>();

  /**
   * @param classes lists all there are now
   */
  JudgedClasses(
      Supplier<List<PlatformTenantClass>> classes,
      Function<PlatformTenantClass, JudgedClass> judge) {
    this.classes = classes;
    this.judge = judge;
  }

  /** Those of a registry, by the rulebook. */
  public static JudgedClasses of(Registry registry) {
    return new JudgedClasses(registry::classes, Rulebook::judge);
  }

  List<JudgedClass> all() {
    List<PlatformTenantClass> present = classes.get();
    forgetAllBut(present);
    return present.stream().map(this::judge).toList();
  }

  /** Labels and annotations change without a generation, so the class itself is never kept. */
  JudgedClass judge(PlatformTenantClass tenantClass) {
    var metadata = tenantClass.getMetadata();
    Judgement judgement =
        known.compute(
            metadata.getUid(),
            (uid, last) ->
                last != null && last.isOf(metadata.getGeneration())
                    ? last
                    : new Judgement(metadata.getGeneration(), judge.apply(tenantClass).findings()));
    return JudgedClass.of(tenantClass, judgement.findings());
  }

  private void forgetAllBut(Collection<PlatformTenantClass> present) {
    Set<String> uids =
        present.stream().map(c -> c.getMetadata().getUid()).collect(Collectors.toSet());
    known.keySet().retainAll(uids);
  }

  private record Judgement(long generation, List<Finding> findings) {
    boolean isOf(long other) {
      return generation == other;
    }
  }
}
