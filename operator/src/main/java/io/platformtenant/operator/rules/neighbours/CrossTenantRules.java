package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.EffectiveGuardrails;
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
import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one tenant must leave to others; whose a name is, {@link NameClaims} says. */
public final class CrossTenantRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          conflict(
              RuleInfo.of("PX001", "A namespace has one tenant.")
                  .layer(Layer.NEIGHBOURS)
                  .remedy(
                      "Choose another namespace; what exists, and else the older tenant, keeps it."),
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
              CrossTenantRules::homes),
          TakenNames.RULE);

  private CrossTenantRules() {}

  static Rule<TenantInWorld> conflict(
      RuleInfo entry, Function<TenantInWorld, Stream<Breach>> check) {
    return entry.because(Reason.NameConflict).check(check);
  }

  private static Stream<Breach> namespaces(TenantInWorld checked) {
    var claims = new NameClaims(checked);
    return NamespaceRules.names(checked.spec())
        .filter(namespace -> claims.longerThanOurs(namespace.value()).isEmpty())
        .flatMap(
            namespace ->
                checked
                    .world()
                    .others()
                    .claiming(namespace.value())
                    .flatMap(other -> claimed(checked, namespace, other).stream()));
  }

  /** Where both have it, as files of a revision may say, nobody loses it and both are told. */
  private static Optional<Breach> claimed(
      TenantInWorld checked, At<String> namespace, PlatformTenant other) {
    var claims = new NameClaims(checked);
    ObjectId id = ObjectId.namespace(namespace.value());
    boolean isTheirs =
        claims.goesBefore(other, id, mayHaveNamespace(checked, other, namespace.value()));
    if (checked.world().observed().has(id)) {
      return NameClaims.made(other, id)
          ? Optional.of(claim(claims, namespace, other).asWarning())
          : Optional.empty();
    }
    return isTheirs ? Optional.of(claim(claims, namespace, other)) : Optional.empty();
  }

  private static Breach claim(NameClaims claims, At<String> namespace, PlatformTenant other) {
    String theirs = other.getMetadata().getName();
    Breach said =
        NameClaims.made(other, ObjectId.namespace(namespace.value()))
            ? namespace.says(
                "namespace {} is tenant {}'s already; choose another", namespace.value(), theirs)
            : claims.agesAreKnown(other)
                ? namespace.says(
                    "namespace {} is claimed by tenant {}, which is older; choose another",
                    namespace.value(),
                    theirs)
                : namespace.says(
                    "namespace {} is claimed by tenant {} too, and only one of them can have it",
                    namespace.value(),
                    theirs);
    return NamespaceRules.names(At.spec(other.getSpec()))
        .filter(named -> named.value().equals(namespace.value()))
        .findFirst()
        .map(named -> said.against(theirs, named.path()))
        .orElse(said);
  }

  private static boolean mayHaveNamespace(
      TenantInWorld checked, PlatformTenant other, String namespace) {
    String name = other.getMetadata().getName();
    return new NameClaims(checked).longer(name, namespace).isEmpty()
        && checked
            .neighbours()
            .classOf(other)
            .map(EffectiveGuardrails::of)
            .filter(
                boundary ->
                    boundary.namespaces().stream()
                        .noneMatch(p -> Wildcards.of(p, name).matches(namespace)))
            .isEmpty();
  }

  private static Stream<Breach> longerNamespaces(TenantInWorld checked) {
    var claims = new NameClaims(checked);
    return NamespaceRules.names(checked.spec())
        .filter(namespace -> !isOurs(checked, namespace.value()))
        .flatMap(
            namespace ->
                claims
                    .longerThanOurs(namespace.value())
                    .map(
                        owner ->
                            belongs(
                                checked,
                                namespace,
                                "namespace {} belongs by its name to tenant {}; choose another",
                                namespace.value(),
                                owner))
                    .stream());
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
    return new NameClaims(checked)
        .longerThanOurs(name)
        .map(
            owner ->
                belongs(
                    checked,
                    application.child("name", Application::name),
                    "Application {} belongs by its name to tenant {}; choose another",
                    name,
                    owner));
  }

  private static Breach belongs(
      TenantInWorld checked, At<String> named, String template, String name, String owner) {
    return named.says(template, name, owner).against(owner, checked.name().path());
  }

  private static Stream<Breach> homes(TenantInWorld checked) {
    String home = checked.contract().names().homeNamespace();
    if (isOurs(checked, home)) {
      return Stream.empty();
    }
    var claims = new NameClaims(checked);
    return checked
        .neighbours()
        .atHomeIn(home)
        .filter(other -> claims.goesBefore(other, ObjectId.namespace(home), true))
        .map(
            other ->
                checked
                    .name()
                    .says(
                        "home namespace {} is that of tenant {}; choose another name or class",
                        home,
                        other.getMetadata().getName())
                    .against(other.getMetadata().getName(), checked.name().path()));
  }

  private static boolean isOurs(TenantInWorld checked, String namespace) {
    return checked.world().observed().has(ObjectId.namespace(namespace));
  }
}
