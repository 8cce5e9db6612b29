package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.watch.Registry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * All classes with what the rulebook says about them. Every look at every tenant needs that, and it
 * depends on nothing but what is written in the class and what brought it: it is found once for
 * these.
 */
public final class JudgedClasses {
  private final Supplier<List<PlatformTenantClass>> classes;
  private final Supplier<List<Map<String, String>>> kinds;
  private final BiFunction<PlatformTenantClass, List<Map<String, String>>, JudgedClass> judge;
  private final Map<String, Judgement> known = new ConcurrentHashMap<>();

  /**
   * @param classes lists all there are now
   * @param kinds labels of the definitions of our kinds; asked for where a class waits for
   *     something
   */
  JudgedClasses(
      Supplier<List<PlatformTenantClass>> classes,
      Supplier<List<Map<String, String>>> kinds,
      BiFunction<PlatformTenantClass, List<Map<String, String>>, JudgedClass> judge) {
    this.classes = classes;
    this.kinds = kinds;
    this.judge = judge;
  }

  /** Those of a registry, by the rulebook. */
  public static JudgedClasses of(Registry registry, Supplier<List<Map<String, String>>> kinds) {
    return new JudgedClasses(registry::classes, kinds, Rulebook::judge);
  }

  /** All there are now. */
  public List<JudgedClass> all() {
    List<PlatformTenantClass> present = classes.get();
    forgetAllBut(present);
    return present.stream().map(this::judge).toList();
  }

  /** Labels and annotations change without a generation, so the class itself is never kept. */
  JudgedClass judge(PlatformTenantClass tenantClass) {
    List<Map<String, String>> ofKinds = waits(tenantClass) ? kinds.get() : List.of();
    Judgement judgement =
        known.compute(
            tenantClass.getMetadata().getUid(),
            (uid, last) ->
                last != null && last.isOf(tenantClass, ofKinds)
                    ? last
                    : Judgement.of(
                        tenantClass, ofKinds, judge.apply(tenantClass, ofKinds).findings()));
    return JudgedClass.of(tenantClass, judgement.findings());
  }

  private static boolean waits(PlatformTenantClass tenantClass) {
    return tenantClass.getSpec() != null && !tenantClass.getSpec().dependsOn().isEmpty();
  }

  private void forgetAllBut(Collection<PlatformTenantClass> present) {
    Set<String> uids =
        present.stream().map(c -> c.getMetadata().getUid()).collect(Collectors.toSet());
    known.keySet().retainAll(uids);
  }

  /**
   * @param labels of the class, which say what brought it
   * @param kinds the same of our kinds
   */
  private record Judgement(
      long generation,
      Map<String, String> labels,
      List<Map<String, String>> kinds,
      List<Finding> findings) {
    static Judgement of(
        PlatformTenantClass tenantClass, List<Map<String, String>> kinds, List<Finding> findings) {
      return new Judgement(
          tenantClass.getMetadata().getGeneration(), labels(tenantClass), kinds, findings);
    }

    boolean isOf(PlatformTenantClass other, List<Map<String, String>> ofKinds) {
      return generation == other.getMetadata().getGeneration()
          && labels.equals(labels(other))
          && kinds.equals(ofKinds);
    }

    private static Map<String, String> labels(PlatformTenantClass tenantClass) {
      return Optional.ofNullable(tenantClass.getMetadata().getLabels()).orElse(Map.of());
    }
  }
}
