package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What one tenant must leave to others. Whose object exists keeps it; else the older tenant has it
 * ({@code creationTimestamp}, then name), and the other one waits.
 */
public final class CrossTenantRules {
  private static final Comparator<PlatformTenant> AGE =
      Comparator.comparing((PlatformTenant t) -> created(t))
          .thenComparing(t -> t.getMetadata().getName());

  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          conflict(
              RuleInfo.of("PX001", "A namespace has one tenant.")
                  .remedy("Choose another namespace; the older tenant keeps it."),
              CrossTenantRules::namespaces),
          conflict(
              RuleInfo.of("PX002", "Longer names are others'.")
                  .remedy("Choose a namespace that is not named after a longer tenant."),
              CrossTenantRules::longerNamespaces),
          conflict(
              RuleInfo.of("PX003", "Longer names are others'.")
                  .remedy("Choose a name that does not make the name of a longer tenant."),
              CrossTenantRules::longerApplications),
          conflict(
              RuleInfo.of("PX004", "A home has one tenant.")
                  .remedy("Choose another name for the tenant, or another class."),
              CrossTenantRules::homes));

  private CrossTenantRules() {}

  static Rule<TenantInWorld> conflict(
      RuleInfo entry, Function<TenantInWorld, Stream<Breach>> check) {
    return entry.because(Reason.NameConflict).check(check);
  }

  private static Stream<Breach> namespaces(TenantInWorld checked) {
    return Tenants.namespacesOf(checked.world().tenant())
        .filter(namespace -> !isOurs(checked, namespace))
        .flatMap(
            namespace ->
                checked
                    .world()
                    .others()
                    .claiming(namespace)
                    .filter(other -> isOlder(other, checked.world().tenant()))
                    .map(other -> taken("namespace", namespace, other)));
  }

  private static Stream<Breach> longerNamespaces(TenantInWorld checked) {
    return Tenants.namespacesOf(checked.world().tenant())
        .filter(namespace -> !isOurs(checked, namespace))
        .flatMap(
            namespace ->
                longerOwner(checked, namespace).stream()
                    .map(other -> byName("namespace", namespace, other, "spec.environments")));
  }

  private static Stream<Breach> longerApplications(TenantInWorld checked) {
    var contract = checked.contract();
    return contract.delivery().applications().stream()
        .flatMap(application -> contract.instancesOf(application).stream())
        .map(EnvironmentApplication::objectName)
        .filter(name -> !checked.delivers(ManagedKind.APPLICATION, name))
        .flatMap(
            name ->
                longerOwner(checked, name).stream()
                    .map(
                        other -> byName("Application", name, other, "spec.delivery.applications")));
  }

  private static Stream<Breach> homes(TenantInWorld checked) {
    String home = checked.contract().names().homeNamespace();
    if (isOurs(checked, home)) {
      return Stream.empty();
    }
    return checked
        .neighbours()
        .atHomeIn(home)
        .filter(other -> isOlder(other, checked.world().tenant()))
        .map(
            other ->
                new Breach(
                    "metadata.name",
                    "home namespace \""
                        + home
                        + "\" is that of tenant \""
                        + other.getMetadata().getName()
                        + "\"; choose another name or class"));
  }

  /** The tenant with the longest name that a name begins with, dash by dash. */
  private static Optional<PlatformTenant> longerOwner(TenantInWorld checked, String name) {
    int own = checked.world().name().length();
    for (int end = name.length(); end > own; end = name.lastIndexOf('-', end - 1)) {
      Optional<PlatformTenant> owner = checked.world().others().named(name.substring(0, end));
      if (owner.isPresent()) {
        return owner;
      }
    }
    return Optional.empty();
  }

  private static boolean isOurs(TenantInWorld checked, String namespace) {
    return checked.world().observed().has(ObjectId.namespace(namespace));
  }

  static boolean isOlder(PlatformTenant other, PlatformTenant tenant) {
    return AGE.compare(other, tenant) < 0;
  }

  private static String created(PlatformTenant tenant) {
    return Optional.ofNullable(tenant.getMetadata().getCreationTimestamp()).orElse("");
  }

  private static Breach taken(String what, String name, PlatformTenant other) {
    return new Breach(
        "spec.environments",
        what
            + " \""
            + name
            + "\" is claimed by tenant \""
            + other.getMetadata().getName()
            + "\", which is older; choose another");
  }

  private static Breach byName(String what, String name, PlatformTenant other, String field) {
    return new Breach(
        field,
        what
            + " \""
            + name
            + "\" belongs by its name to tenant \""
            + other.getMetadata().getName()
            + "\"; choose another");
  }
}
