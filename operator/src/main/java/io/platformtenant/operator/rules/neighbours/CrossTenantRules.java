package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.names.NamespaceRules;
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
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Choose another namespace; the older tenant keeps it."),
              CrossTenantRules::namespaces),
          conflict(
              RuleInfo.of("PX002", "Longer names are others'.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Choose a namespace that is not named after a longer tenant."),
              CrossTenantRules::longerNamespaces),
          conflict(
              RuleInfo.of("PX003", "Longer names are others'.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Choose a name that does not make the name of a longer tenant."),
              CrossTenantRules::longerApplications),
          conflict(
              RuleInfo.of("PX004", "A home has one tenant.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy("Choose another name for the tenant, or another class."),
              CrossTenantRules::homes));

  private CrossTenantRules() {}

  static Rule<TenantInWorld> conflict(
      RuleInfo entry, Function<TenantInWorld, Stream<Breach>> check) {
    return entry.because(Reason.NameConflict).check(check);
  }

  private static Stream<Breach> namespaces(TenantInWorld checked) {
    return notYetOurs(checked)
        .flatMap(
            namespace ->
                checked
                    .world()
                    .others()
                    .claiming(namespace.value())
                    .filter(other -> isOlder(other, checked.world().tenant()))
                    .map(
                        other ->
                            namespace.says(
                                "namespace {} is claimed by tenant {}, which is older; choose"
                                    + " another",
                                namespace.value(),
                                other.getMetadata().getName())));
  }

  private static Stream<Breach> longerNamespaces(TenantInWorld checked) {
    return notYetOurs(checked)
        .flatMap(
            namespace ->
                longerOwner(checked, namespace.value())
                    .map(
                        other ->
                            namespace.says(
                                "namespace {} belongs by its name to tenant {}; choose another",
                                namespace.value(),
                                other.getMetadata().getName()))
                    .stream());
  }

  private static Stream<At<String>> notYetOurs(TenantInWorld checked) {
    return NamespaceRules.namespaces(checked.spec())
        .map(namespace -> namespace.child("name", EnvironmentNamespace::name))
        .filter(namespace -> !isOurs(checked, namespace.value()));
  }

  private static Stream<Breach> longerApplications(TenantInWorld checked) {
    return checked
        .spec()
        .child("delivery", PlatformTenantSpec::delivery)
        .items("applications", Delivery::applications)
        .flatMap(
            application ->
                checked.contract().instancesOf(application.value()).stream()
                    .map(EnvironmentApplication::objectName)
                    .filter(name -> !checked.delivers(ManagedKind.APPLICATION, name))
                    .flatMap(name -> longerApplication(checked, application, name).stream()));
  }

  private static Optional<Breach> longerApplication(
      TenantInWorld checked, At<Application> application, String name) {
    return longerOwner(checked, name)
        .map(
            other ->
                application
                    .child("name", Application::name)
                    .says(
                        "Application {} belongs by its name to tenant {}; choose another",
                        name,
                        other.getMetadata().getName()));
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
                checked
                    .name()
                    .says(
                        "home namespace {} is that of tenant {}; choose another name or class",
                        home,
                        other.getMetadata().getName()));
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
}
