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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Who follows a class, and what of its guardrails they break. */
public final class FollowerCheck {
  private final Supplier<List<PlatformTenant>> tenants;
  private final JudgedClasses classes;
  private final BiFunction<PlatformTenant, SoundClass, List<Finding>> guardrails;
  private final Map<String, Judgement> known = new ConcurrentHashMap<>();

  /**
   * @param tenants lists all there are now, by name
   * @param guardrails finds what of a class a tenant breaks, by the specs of both alone
   */
  FollowerCheck(
      Supplier<List<PlatformTenant>> tenants,
      JudgedClasses classes,
      BiFunction<PlatformTenant, SoundClass, List<Finding>> guardrails) {
    this.tenants = tenants;
    this.classes = classes;
    this.guardrails = guardrails;
  }

  public static FollowerCheck of(Registry registry, JudgedClasses classes) {
    return new FollowerCheck(registry::tenants, classes, Rulebook::guardrails);
  }

  boolean isFollowed(JudgedClass judged) {
    return !followers(judged, classes.all()).isEmpty();
  }

  Followers of(JudgedClass judged) {
    List<JudgedClass> all = classes.all();
    forgetAllBut(tenants.get());
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
  private SortedMap<String, List<Finding>> breaches(
      SoundClass tenantClass, Collection<PlatformTenant> followers) {
    SortedMap<String, List<Finding>> breaches = new TreeMap<>();
    for (PlatformTenant tenant : followers) {
      List<Finding> findings =
          tenant.isMarkedForDeletion() || !tenant.unread().isEmpty()
              ? List.of()
              : guardrails(tenant, tenantClass);
      if (!findings.isEmpty()) {
        breaches.put(tenant.getMetadata().getName(), findings);
      }
    }
    return breaches;
  }

  /**
   * Every change of one tenant has its class looked at, and with it all that follow: each is judged
   * once per generation of both.
   */
  private List<Finding> guardrails(PlatformTenant tenant, SoundClass tenantClass) {
    var judged = Specs.of(tenant, tenantClass);
    return known
        .compute(
            tenant.getMetadata().getUid(),
            (uid, last) ->
                last != null && last.of().equals(judged)
                    ? last
                    : new Judgement(judged, guardrails.apply(tenant, tenantClass)))
        .findings();
  }

  private void forgetAllBut(Collection<PlatformTenant> present) {
    known
        .keySet()
        .retainAll(present.stream().map(t -> t.getMetadata().getUid()).collect(Collectors.toSet()));
  }

  private record Judgement(Specs of, List<Finding> findings) {}

  /** Which spec of a tenant, under which spec of which class. */
  private record Specs(long tenant, String classUid, long classGeneration) {
    static Specs of(PlatformTenant tenant, SoundClass tenantClass) {
      var metadata = tenantClass.tenantClass().getMetadata();
      return new Specs(
          tenant.getMetadata().getGeneration(), metadata.getUid(), metadata.getGeneration());
    }
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
