package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.operator.contract.Contract;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.rules.Checked;
import io.platformtenant.operator.rules.Entry;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Namespaces a tenant names. */
public final class NamespaceRules {
  public static final List<Rule<Checked>> ALL =
      List.of(
          Entry.of("PT010", "A namespace is nobody's floor.")
              .remedy("Choose another namespace.")
              .source("argo-cd, docs/operator-manual/declarative-setup.md: its namespace is admin")
              .check(NamespaceRules::floors),
          Entry.of("PT013", "A home is nobody's floor.")
              .remedy("Choose another name for the tenant, or another class.")
              .check(NamespaceRules::home),
          Entry.of("PT011", "A namespace has one environment.")
              .remedy("List the namespace under one environment only.")
              .check(NamespaceRules::once),
          Entry.of("PT012", "A profile is one of the class.")
              .remedy("Name a profile of the class, or leave the field out.")
              .check(NamespaceRules::profiles));

  private NamespaceRules() {}

  private static Stream<Breach> floors(Checked checked) {
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

  private static Stream<Breach> home(Checked checked) {
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

  private static Stream<Breach> once(Checked checked) {
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

  private static Stream<Breach> profiles(Checked checked) {
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
      Contract contract, BiFunction<String, EnvironmentNamespace, Stream<T>> check) {
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
