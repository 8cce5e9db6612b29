package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Namespaces a tenant names. */
public final class NamespaceRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT010", "A namespace is nobody's floor.")
              .remedy("Choose another namespace.")
              .source("argo-cd, docs/operator-manual/declarative-setup.md: its namespace is admin")
              .check(NamespaceRules::floors),
          RuleInfo.of("PT013", "A home is nobody's floor.")
              .remedy("Choose another name for the tenant, or another class.")
              .check(NamespaceRules::home),
          RuleInfo.of("PT011", "A namespace has one environment.")
              .remedy("List the namespace under one environment only.")
              .check(NamespaceRules::once),
          RuleInfo.of("PT012", "A profile is one of the class.")
              .remedy("Name a profile of the class, or leave the field out.")
              .check(NamespaceRules::profiles));

  private NamespaceRules() {}

  private static Stream<Breach> floors(TenantInWorld checked) {
    return each(
        checked.contract(),
        (field, namespace) ->
            ReservedNames.ownerOfNamespace(
                namespace.name(), checked.world().operatorNamespace(), checked.world().classes())
                .map(
                    owner ->
                        new Breach(
                            field + ".name",
                            "namespace \""
                                + namespace.name()
                                + "\" belongs to "
                                + owner
                                + " and can not be a tenant's; choose another"))
                .stream());
  }

  private static Stream<Breach> home(TenantInWorld checked) {
    String home = checked.contract().names().homeNamespace();
    return ReservedNames.ownerOfHome(
        home, checked.world().operatorNamespace(), checked.world().classes())
        .map(
            owner ->
                new Breach(
                    "metadata.name",
                    "home namespace \""
                        + home
                        + "\" belongs to "
                        + owner
                        + "; choose another name or class"))
        .stream();
  }

  private static Stream<Breach> once(TenantInWorld checked) {
    Map<String, String> first = new HashMap<>();
    return each(
        checked.contract(),
        (field, namespace) -> {
          String other = first.putIfAbsent(namespace.name(), field);
          return other == null
              ? Stream.empty()
              : Stream.of(
                  new Breach(
                      field + ".name",
                      "namespace \""
                          + namespace.name()
                          + "\" is named by "
                          + other
                          + " already; a namespace can belong to one environment only"));
        });
  }

  private static Stream<Breach> profiles(TenantInWorld checked) {
    return each(
        checked.contract(),
        (field, namespace) ->
            checked.contract().defaults().profile(namespace.profile()).isPresent()
                ? Stream.empty()
                : Stream.of(
                    new Breach(
                        field + ".profile",
                        "class \""
                            + checked.contract().names().className()
                            + "\" has no namespace profile \""
                            + namespace.profile()
                            + "\"; it has "
                            + checked.contract().defaults().profiles().stream()
                                .map(p -> "\"" + p.name() + "\"")
                                .sorted()
                                .toList())));
  }

  public static <T> Stream<T> each(
      ResolvedTenant contract, BiFunction<String, EnvironmentNamespace, Stream<T>> check) {
    var environments = contract.environments();
    return IntStream.range(0, environments.size())
        .boxed()
        .flatMap(
            e ->
                IntStream.range(0, environments.get(e).namespaces().size())
                    .boxed()
                    .flatMap(
                        n ->
                            check.apply(
                                "spec.environments[" + e + "].namespaces[" + n + "]",
                                environments.get(e).namespaces().get(n))));
  }
}
