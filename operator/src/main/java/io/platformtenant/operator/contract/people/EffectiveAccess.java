package io.platformtenant.operator.contract.people;

import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who has which rights in a tenant, by everybody who may say so: the tenant, its class, and its
 * environments for themselves. Whoever gives, takes or tells rights asks here.
 *
 * @param className "" where no class is known
 * @param ofEnvironments by name, those that have people of their own
 */
public record EffectiveAccess(
    PeopleByTier ofTenant,
    String className,
    PeopleByTier ofClass,
    SortedMap<String, PeopleByTier> ofEnvironments) {
  /** Of a tenant that gives nobody anything. */
  public static final EffectiveAccess NONE =
      new EffectiveAccess(
          PeopleByTier.NOBODY, "", PeopleByTier.NOBODY, Collections.emptySortedMap());

  public EffectiveAccess {
    ofEnvironments = Collections.unmodifiableSortedMap(new TreeMap<>(ofEnvironments));
  }

  /** What is written now. */
  public static EffectiveAccess of(
      PlatformTenantSpec spec, Optional<PlatformTenantClass> tenantClass) {
    return of(
        spec,
        tenantClass.map(c -> c.getMetadata().getName()).orElse(""),
        tenantClass.map(c -> c.getSpec().access()).orElse(null));
  }

  /**
   * The same of a class that is read otherwise.
   *
   * @param ofClass null for nobody
   */
  public static EffectiveAccess of(PlatformTenantSpec spec, String className, Access ofClass) {
    SortedMap<String, PeopleByTier> environments = new TreeMap<>();
    for (Environment environment : spec.environments()) {
      PeopleByTier own = PeopleByTier.of(environment.access());
      if (!own.equals(PeopleByTier.NOBODY)) {
        environments.put(environment.name(), own);
      }
    }
    return new EffectiveAccess(
        PeopleByTier.of(spec.access()), className, PeopleByTier.of(ofClass), environments);
  }

  /** Who has rights in the whole tenant. */
  public PeopleByTier everywhere() {
    return ofTenant.and(ofClass);
  }

  /** Whom an environment has beside those. */
  public PeopleByTier own(String environment) {
    return ofEnvironments.getOrDefault(environment, PeopleByTier.NOBODY);
  }

  /** Who has rights in an environment. */
  public PeopleByTier in(String environment) {
    return everywhere().and(own(environment));
  }

  /** Who has any right at all. */
  public People everyone() {
    return ofEnvironments.values().stream()
        .map(PeopleByTier::everyone)
        .reduce(everywhere().everyone(), People::and);
  }

  /**
   * Who says that somebody has a right, in words.
   *
   * @param isGiven by the people of one origin
   * @param environment "" for what serves the whole tenant
   */
  public List<String> origins(Predicate<PeopleByTier> isGiven, String environment) {
    return Stream.of(
            Optional.of("tenant").filter(t -> isGiven.test(ofTenant)),
            Optional.of("environment " + environment).filter(e -> isGiven.test(own(environment))),
            Optional.of("class " + className).filter(c -> isGiven.test(ofClass)))
        .flatMap(Optional::stream)
        .toList();
  }
}
