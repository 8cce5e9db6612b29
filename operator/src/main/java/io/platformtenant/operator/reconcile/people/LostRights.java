package io.platformtenant.operator.reconcile.people;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.apply.LookBudget;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.contract.people.Revocation;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import io.platformtenant.operator.reconcile.PlanExecutor;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes rights away from whoever is seen to have left {@code access}, of the tenant, of its class
 * or of an environment, where no plan does it.
 *
 * @param classes all there are, sound or not
 */
public record LostRights(
    Supplier<List<PlatformTenantClass>> classes, SubjectPrefixes prefixes, PlanExecutor executor) {

  /**
   * Of one that is taken down: that may be held, and may last.
   *
   * @return what went wrong
   */
  public Optional<String> takeFrom(PlatformTenant tenant) {
    Owner owner = ownerOf(tenant);
    return takeFrom(
        tenant, executor.caches().observe(owner), executor.writers().budgets().begin(owner));
  }

  /**
   * Of what was not read nobody has left.
   *
   * @return what went wrong
   */
  public Optional<String> takeFrom(PlatformTenant tenant, Observed seen, LookBudget budget) {
    Optional<PlatformTenantClass> tenantClass = Classes.ofPeople(tenant, classes.get());
    boolean isRead =
        tenant.unread().isEmpty() && tenantClass.stream().allMatch(c -> c.unread().isEmpty());
    return isRead
        ? executor
            .writers()
            .revoker()
            .revoke(ownerOf(tenant), Revocation.of(tenant, tenantClass, prefixes), seen, budget)
        : Optional.empty();
  }

  private static Owner ownerOf(PlatformTenant tenant) {
    return Owner.ofTenant(tenant.getMetadata().getName());
  }
}
