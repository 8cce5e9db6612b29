package io.platformtenant.operator.reconcile;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.status.Followers;
import io.platformtenant.operator.watch.Registry;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Who follows a class, and what of its guardrails they break. */
public final class FollowerCheck {
  private final Supplier<List<PlatformTenant>> tenants;
  private final JudgedClasses classes;

  /**
   * @param tenants lists all there are now, by name
   */
  FollowerCheck(Supplier<List<PlatformTenant>> tenants, JudgedClasses classes) {
    this.tenants = tenants;
    this.classes = classes;
  }

  public static FollowerCheck of(Registry registry, JudgedClasses classes) {
    return new FollowerCheck(registry::tenants, classes);
  }

  boolean isFollowed(JudgedClass judged) {
    return !followers(judged, classes.all()).isEmpty();
  }

  Followers of(JudgedClass judged) {
    List<JudgedClass> all = classes.all();
    List<PlatformTenant> followers = followers(judged, all);
    return new Followers(
        followers.stream().map(t -> t.getMetadata().getName()).toList(),
        judged instanceof SoundClass sound
            ? breaches(sound, followers.stream().filter(t -> follows(t, judged, all)).toList())
            : new TreeMap<>());
  }

  private List<PlatformTenant> followers(JudgedClass judged, Collection<JudgedClass> all) {
    return tenants.get().stream()
        .filter(t -> follows(t, judged, all) || didFollow(t, judged))
        .toList();
  }

  /** Those being taken down can not heal any more, and half a tenant breaks half of anything. */
  private static SortedMap<String, List<Finding>> breaches(
      SoundClass tenantClass, Collection<PlatformTenant> followers) {
    SortedMap<String, List<Finding>> breaches = new TreeMap<>();
    for (PlatformTenant tenant : followers) {
      List<Finding> findings =
          tenant.isMarkedForDeletion() || !tenant.unread().isEmpty()
              ? List.of()
              : Rulebook.guardrails(tenant, tenantClass);
      if (!findings.isEmpty()) {
        breaches.put(tenant.getMetadata().getName(), findings);
      }
    }
    return breaches;
  }

  /** As it is written now. */
  private static boolean follows(
      PlatformTenant tenant, JudgedClass judged, Collection<JudgedClass> all) {
    return switch (Classes.choose(tenant, all)) {
      case ClassChoice.Found(var found) -> found.name().equals(judged.name());
      case ClassChoice.Broken(var found) -> found.name().equals(judged.name());
      case ClassChoice.Missing(var why) -> false;
    };
  }

  /** When its status was last written. */
  private static boolean didFollow(PlatformTenant tenant, JudgedClass judged) {
    return judged.name().equals(tenant.lastStatus().className());
  }
}
