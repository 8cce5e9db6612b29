package io.platformtenant.operator.contract;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.platformtenant.api.schema.Unread;
import io.platformtenant.api.v1alpha1.DeletionPolicy;
import io.platformtenant.api.v1alpha1.EffectiveDeletionPolicy;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.Lifecycle;
import io.platformtenant.api.v1alpha1.NamespaceDeletion;
import io.platformtenant.api.v1alpha1.NamespacePolicy;
import io.platformtenant.api.v1alpha1.PlaneDeletion;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What goes with a tenant that is deleted, and what is left: tenant over class over built-in. Where
 * that can not be told, things are left: what stays can still be deleted.
 *
 * @param existing namespaces that the contract says were there before
 */
public record EffectiveDeletion(
    PlaneDeletion delivery,
    PlaneDeletion bootstrap,
    NamespaceDeletion namespaces,
    Set<String> existing) {
  public static final EffectiveDeletion BUILT_IN =
      new EffectiveDeletion(
          PlaneDeletion.Delete, PlaneDeletion.Delete, NamespaceDeletion.Retain, Set.of());

  private static final DeletionPolicy LEAVING =
      new DeletionPolicy(PlaneDeletion.Orphan, PlaneDeletion.Orphan, NamespaceDeletion.Retain);

  private static final String FIELD = "/spec/lifecycle/deletion/";

  public EffectiveDeletion {
    existing = Set.copyOf(existing);
  }

  /** Of a contract that holds. */
  static EffectiveDeletion of(PlatformTenantSpec spec, DeletionPolicy ofClass) {
    return meant(spec, over(policyIn(spec.lifecycle()), over(ofClass, BUILT_IN.asPolicy())));
  }

  /**
   * Of a tenant that is deleted, and whose contract nobody has judged.
   *
   * @param classes all there are, sound or not. Without its own, what the status remembers of it
   *     holds
   */
  public static EffectiveDeletion ofDeleted(
      PlatformTenant tenant, Collection<PlatformTenantClass> classes) {
    DeletionPolicy below =
        Classes.ofPeople(tenant, classes)
            .map(c -> over(read(c.getSpec().lifecycle(), c.unread()), BUILT_IN.asPolicy()))
            .orElseGet(() -> over(remembered(tenant), LEAVING));
    var own = over(read(tenant.getSpec().lifecycle(), tenant.unread()), below);
    return meant(
        tenant.getSpec(), isUnread("/spec/environments", tenant.unread()) ? retaining(own) : own);
  }

  /** What nobody can have meant leaves things, too. */
  private static EffectiveDeletion meant(PlatformTenantSpec spec, DeletionPolicy said) {
    DeletionPolicy meant = contradicts(said) ? retaining(said) : said;
    return new EffectiveDeletion(
        meant.delivery(), meant.bootstrap(), meant.namespaces(), existingIn(spec));
  }

  /** Whether namespaces are to go with what is to be left in them. */
  public static boolean contradicts(DeletionPolicy policy) {
    return policy.namespaces() == NamespaceDeletion.Delete
        && (policy.delivery() == PlaneDeletion.Orphan
            || policy.bootstrap() == PlaneDeletion.Orphan);
  }

  /** What somebody says over what holds where they say nothing. */
  public static DeletionPolicy over(DeletionPolicy said, DeletionPolicy below) {
    return new DeletionPolicy(
        Optional.ofNullable(said.delivery()).orElse(below.delivery()),
        Optional.ofNullable(said.bootstrap()).orElse(below.bootstrap()),
        Optional.ofNullable(said.namespaces()).orElse(below.namespaces()));
  }

  /**
   * What is said.
   *
   * @param lifecycle null where nothing is
   */
  public static DeletionPolicy policyIn(Lifecycle lifecycle) {
    return Optional.ofNullable(lifecycle).map(Lifecycle::deletion).orElse(DeletionPolicy.NONE);
  }

  /** As a status has it. */
  public EffectiveDeletionPolicy asStatus() {
    return new EffectiveDeletionPolicy(delivery, bootstrap, namespaces);
  }

  private DeletionPolicy asPolicy() {
    return new DeletionPolicy(delivery, bootstrap, namespaces);
  }

  private static DeletionPolicy read(Lifecycle lifecycle, List<Unread> unread) {
    DeletionPolicy said = policyIn(lifecycle);
    return new DeletionPolicy(
        isUnread(FIELD + "delivery", unread) ? LEAVING.delivery() : said.delivery(),
        isUnread(FIELD + "bootstrap", unread) ? LEAVING.bootstrap() : said.bootstrap(),
        isUnread(FIELD + "namespaces", unread) ? LEAVING.namespaces() : said.namespaces());
  }

  /** Whether it, something in it, or what it is in can not be read. */
  private static boolean isUnread(String field, List<Unread> unread) {
    return unread.stream()
        .map(part -> part.field() + "/")
        .anyMatch(part -> part.startsWith(field + "/") || (field + "/").startsWith(part));
  }

  private static DeletionPolicy remembered(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.lastStatus().deletionPolicy())
        .map(last -> new DeletionPolicy(last.delivery(), last.bootstrap(), last.namespaces()))
        .orElse(DeletionPolicy.NONE);
  }

  private static DeletionPolicy retaining(DeletionPolicy policy) {
    return new DeletionPolicy(policy.delivery(), policy.bootstrap(), NamespaceDeletion.Retain);
  }

  private static Set<String> existingIn(PlatformTenantSpec spec) {
    return spec.environments().stream()
        .flatMap(environment -> environment.namespaces().stream())
        .filter(namespace -> namespace.policy() == NamespacePolicy.Existing)
        .map(EnvironmentNamespace::name)
        .collect(toUnmodifiableSet());
  }
}
