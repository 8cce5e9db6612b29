package io.platformtenant.operator.model;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.model.engines.Capabilities;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything a plan is made from. The same world gives the same plan, in any order: the time is
 * part of it.
 *
 * @param others all other tenants, those of other operators' selectors included
 * @param classes all classes
 * @param operatorNamespace the namespace the operator runs in, which no tenant may name
 * @param bindableRoles ClusterRoles the operator hands out; empty where that is not known
 * @param subjects what role bindings put before the names of people
 * @param openGates whether to plan as if bootstrapping were Ready
 * @param enforced whether the engines were seen to enforce the boundary
 * @param capabilities what the engines that are installed can be told
 * @param overrides what people let through in a freeze, of this tenant or others
 * @param now when it is planned for; none where that is no time in particular, as from files
 */
public record World(
    PlatformTenant tenant,
    ClassChoice choice,
    Neighbours others,
    List<PlatformTenantClass> classes,
    String operatorNamespace,
    Set<String> bindableRoles,
    SubjectPrefixes subjects,
    Observed observed,
    boolean openGates,
    Enforced enforced,
    Capabilities capabilities,
    List<PlatformTenantOverride> overrides,
    Optional<Instant> now) {

  public World {
    classes = sorted(classes);
    overrides = sorted(overrides);
  }

  /** A world in which nothing was seen yet, and nothing checks what the engines enforce. */
  public static World of(
      PlatformTenant tenant,
      ClassChoice choice,
      Tenants all,
      Collection<PlatformTenantClass> classes,
      String operatorNamespace) {
    return new World(
        tenant,
        choice,
        all.around(tenant.getMetadata().getName()),
        List.copyOf(classes),
        operatorNamespace,
        Set.of(),
        SubjectPrefixes.NONE,
        Observed.NOTHING,
        false,
        Enforced.NOT_CHECKED,
        Capabilities.ALL,
        List.of(),
        Optional.empty());
  }

  /**
   * Whose specs are carried out: the tenant's, that of the class which it follows, and those of
   * overrides that are open.
   */
  public List<HasMetadata> carriedOut() {
    Stream<HasMetadata> contracts =
        choice instanceof ClassChoice.Found(SoundClass followed)
            ? Stream.of(tenant, followed.tenantClass())
            : Stream.of(tenant);
    return Stream.concat(
            contracts, overrides.stream().filter(o -> o.lastStatus().openedAt() != null))
        .toList();
  }

  /** The same around the tenant as it could be. */
  public World withTenant(PlatformTenant other) {
    return new World(
        other,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        subjects,
        observed,
        openGates,
        enforced,
        capabilities,
        overrides,
        now);
  }

  public World withBindableRoles(Set<String> roles) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        roles,
        subjects,
        observed,
        openGates,
        enforced,
        capabilities,
        overrides,
        now);
  }

  public World withSubjects(SubjectPrefixes prefixes) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        prefixes,
        observed,
        openGates,
        enforced,
        capabilities,
        overrides,
        now);
  }

  public World withObserved(Observed seen) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        subjects,
        seen,
        openGates,
        enforced,
        capabilities,
        overrides,
        now);
  }

  public World withOpenGates(boolean open) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        subjects,
        observed,
        open,
        enforced,
        capabilities,
        overrides,
        now);
  }

  public World withEnforced(Enforced seen) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        subjects,
        observed,
        openGates,
        seen,
        capabilities,
        overrides,
        now);
  }

  public World withCapabilities(Capabilities seen) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        subjects,
        observed,
        openGates,
        enforced,
        seen,
        overrides,
        now);
  }

  public World at(Instant time) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        subjects,
        observed,
        openGates,
        enforced,
        capabilities,
        overrides,
        Optional.of(time));
  }

  public World withOverrides(Collection<PlatformTenantOverride> all) {
    return new World(
        tenant,
        choice,
        others,
        classes,
        operatorNamespace,
        bindableRoles,
        subjects,
        observed,
        openGates,
        enforced,
        capabilities,
        List.copyOf(all),
        now);
  }

  /** Caches list in no order, and what is told must not change with theirs. */
  private static <R extends HasMetadata> List<R> sorted(List<R> resources) {
    return resources.stream().sorted(Comparator.comparing(r -> r.getMetadata().getName())).toList();
  }

  public String name() {
    return tenant.getMetadata().getName();
  }
}
