package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Namespaces a tenant names. */
public final class NamespaceRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT010", "A namespace is nobody's floor.")
              .layer(Layer.REFERENCE)
              .twin(EnvironmentNamespace.NAME_OF_THE_CLUSTER)
              .remedy("Choose another namespace.")
              .source("argo-cd, docs/operator-manual/declarative-setup.md: its namespace is admin")
              .check(NamespaceRules::floors),
          RuleInfo.of("PT013", "A home is nobody's floor.")
              .layer(Layer.REFERENCE)
              .remedy("Choose another name for the tenant, or another class.")
              .check(NamespaceRules::home),
          RuleInfo.of("PT011", "A namespace has one environment.")
              .layer(Layer.REFERENCE)
              .twin(PlatformTenantSpec.NAMESPACE_TWICE)
              .remedy("List the namespace under one environment only.")
              .check(NamespaceRules::once),
          RuleInfo.of("PT015", "A tenant has at most 128 namespaces.")
              .twin(PlatformTenantSpec.TOO_MANY_NAMESPACES)
              .remedy("Split the tenant into several.")
              .check(NamespaceRules::most),
          RuleInfo.of("PT012", "A profile is one of the class.")
              .layer(Layer.REFERENCE)
              .remedy("Name a profile of the class, or leave the field out.")
              .check(NamespaceRules::profiles));

  private NamespaceRules() {}

  /** The namespaces of all environments. */
  public static Stream<At<EnvironmentNamespace>> namespaces(At<PlatformTenantSpec> spec) {
    return spec.items("environments", PlatformTenantSpec::environments)
        .flatMap(environment -> environment.items("namespaces", Environment::namespaces));
  }

  /** Their names. */
  public static Stream<At<String>> names(At<PlatformTenantSpec> spec) {
    return namespaces(spec).map(namespace -> namespace.child("name", EnvironmentNamespace::name));
  }

  private static Stream<Breach> floors(TenantInWorld checked) {
    return names(checked.spec()).flatMap(name -> floor(checked, name).stream());
  }

  private static Optional<Breach> floor(TenantInWorld checked, At<String> name) {
    return ReservedNames.ownerOfNamespace(
            name.value(), checked.world().operatorNamespace(), checked.world().classes())
        .map(
            owner ->
                name.says(
                    "namespace {} belongs to {} and can not be a tenant's; choose another",
                    name.value(),
                    new Phrase(owner)));
  }

  private static Stream<Breach> home(TenantInWorld checked) {
    String home = checked.contract().names().homeNamespace();
    return ReservedNames.ownerOfHome(
        home, checked.world().operatorNamespace(), checked.world().classes())
        .map(
            owner ->
                checked
                    .name()
                    .says(
                        "home namespace {} belongs to {}; choose another name or class",
                        home,
                        new Phrase(owner)))
        .stream();
  }

  /** Of more than there can be, their number is told: comparing them is no use then. */
  private static Stream<Breach> once(TenantInWorld checked) {
    if (namespaces(checked.spec()).count() > PlatformTenantSpec.MOST_NAMESPACES) {
      return Stream.empty();
    }
    Map<String, FieldPath> first = new HashMap<>();
    return namespaces(checked.spec())
        .filter(namespace -> first.putIfAbsent(namespace.value().name(), namespace.path()) != null)
        .map(namespace -> namespace.child("name", EnvironmentNamespace::name))
        .map(
            name ->
                name.says(
                    "namespace {} is named by {} already; a namespace can belong to one environment"
                        + " only",
                    name.value(),
                    new Phrase(first.get(name.value()).toString())));
  }

  private static Stream<Breach> most(TenantInWorld checked) {
    long count = namespaces(checked.spec()).count();
    return count <= PlatformTenantSpec.MOST_NAMESPACES
        ? Stream.empty()
        : Stream.of(
            checked
                .spec()
                .child("environments", PlatformTenantSpec::environments)
                .says(
                    "{} namespaces over all environments, of at most {}; split the tenant into"
                        + " several",
                    count,
                    PlatformTenantSpec.MOST_NAMESPACES));
  }

  private static Stream<Breach> profiles(TenantInWorld checked) {
    ClassDefaults defaults = checked.contract().defaults();
    List<String> there =
        defaults.profiles().stream().map(p -> "\"" + p.name() + "\"").sorted().toList();
    return namespaces(checked.spec())
        .map(namespace -> namespace.child("profile", EnvironmentNamespace::profile))
        .filter(profile -> defaults.profile(profile.value()).isEmpty())
        .map(
            profile ->
                profile.says(
                    "class {} has no namespace profile {}; it has {}",
                    checked.contract().names().className(),
                    profile.value(),
                    new Phrase(there.toString())));
  }
}
