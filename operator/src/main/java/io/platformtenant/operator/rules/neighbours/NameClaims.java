package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.Neighbours;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose a name is that two tenants want. What exists keeps its name; of what does not, a name that
 * begins with that of a tenant is that tenant's, whatever one with a shorter name writes; and where
 * that leaves it open, the older tenant has it ({@code creationTimestamp}, then name).
 */
final class NameClaims {
  private static final Comparator<PlatformTenant> AGE =
      Comparator.comparing((PlatformTenant t) -> created(t).orElse(""))
          .thenComparing(t -> t.getMetadata().getName());

  private final TenantInWorld checked;

  NameClaims(TenantInWorld checked) {
    this.checked = checked;
  }

  /** The tenant with the longest name that a name of ours begins with, dash by dash. */
  Optional<String> longerThanOurs(String name) {
    return longer(checked.world().name(), name);
  }

  /** As {@link #longerThanOurs}, for a name of another tenant; we may be the one. */
  Optional<String> longer(String holder, String name) {
    for (int end = name.length(); end > holder.length(); end = name.lastIndexOf('-', end - 1)) {
      String owner = name.substring(0, end);
      if (isTenant(owner)) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  /** Both ways round: names with this beginning could be the tenant's name, or begin with it. */
  static boolean areOf(String tenant, String prefix) {
    return (prefix + "-").startsWith(tenant + "-") || tenant.startsWith(prefix);
  }

  /** Whether another tenant made an object, as its own status has it. */
  static boolean made(PlatformTenant other, ObjectId id) {
    return other.lastStatus().inventory().stream()
        .flatMap(entry -> ObjectId.of(entry).stream())
        .anyMatch(id::equals);
  }

  /** The same of an Application or a set, wherever that tenant's class has them. */
  static boolean made(PlatformTenant other, ResolvedTenant read, ManagedKind kind, String name) {
    return made(other, ObjectId.of(kind, read.names().argocdNamespace(), name));
  }

  /**
   * Whether the claim of another tenant goes before ours, of which nothing is made.
   *
   * @param mayHave whether it may have the name at all
   */
  boolean goesBefore(PlatformTenant other, ObjectId theirs, boolean mayHave) {
    return made(other, theirs) || (mayHave && isOlder(other));
  }

  boolean isOlder(PlatformTenant other) {
    return AGE.compare(other, checked.world().tenant()) < 0;
  }

  /** Files alone do not say when a tenant was made. */
  boolean agesAreKnown(PlatformTenant other) {
    return created(other).isPresent() && created(checked.world().tenant()).isPresent();
  }

  /** Only names of which one begins the other can meet. */
  Stream<PlatformTenant> neighbours() {
    String own = checked.world().name();
    Neighbours others = checked.world().others();
    return Stream.concat(others.beginningOf(own), others.beginning(own + "-"));
  }

  private boolean isTenant(String name) {
    return name.equals(checked.world().name()) || checked.world().others().named(name).isPresent();
  }

  private static Optional<String> created(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.getMetadata().getCreationTimestamp());
  }
}
