package io.platformtenant.operator.imports.drafting;

import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.teams.Destination;
import io.platformtenant.operator.imports.teams.Team;
import io.platformtenant.operator.text.Texts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * In which environment a namespace is. A label says it; else how the Applications there are called,
 * since their names are kept where the environment is called after them; else the name of the
 * namespace.
 */
final class EnvironmentNames {
  private static final int LONGEST = 30;
  private static final String ONE_AND_ONLY = "main";
  private static final Set<String> USUAL =
      Set.of(
          "dev",
          "develop",
          "development",
          "test",
          "testing",
          "qa",
          "int",
          "integration",
          "stage",
          "staging",
          "stg",
          "uat",
          "acc",
          "acceptance",
          "pre",
          "preprod",
          "preview",
          "sandbox",
          "demo",
          "load",
          "perf",
          "prod",
          "prd",
          "production",
          "live");

  private final SortedMap<String, String> byNamespace = new TreeMap<>();

  private EnvironmentNames() {}

  /**
   * @param label what the label of a namespace says
   */
  static EnvironmentNames of(Team team, Function<String, Optional<String>> label) {
    var names = new EnvironmentNames();
    for (String namespace : team.namespaces()) {
      names.byNamespace.put(
          namespace,
          fitting(
              label
                  .apply(namespace)
                  .filter(said -> Texts.isDnsLabel(said, LONGEST))
                  .or(() -> ofApplications(team, namespace))
                  .orElseGet(() -> ofName(team.name(), namespace))));
    }
    return names;
  }

  /** Namespace to environment. */
  SortedMap<String, String> byNamespace() {
    return Collections.unmodifiableSortedMap(byNamespace);
  }

  private static Optional<String> ofApplications(Team team, String namespace) {
    List<String> called =
        team.applications().stream()
            .filter(
                app -> Destination.of(app.spec().path("destination")).namespace().equals(namespace))
            .map(Existing::name)
            .filter(name -> name.startsWith(team.name() + "-"))
            .toList();
    if (called.isEmpty()) {
      return Optional.empty();
    }
    String rest = rest(team.name(), namespace);
    if (!rest.isEmpty() && called.stream().allMatch(name -> isCalled(name, team.name(), rest))) {
      return Optional.of(rest);
    }
    String last = called.getFirst().substring(called.getFirst().lastIndexOf('-') + 1);
    return USUAL.contains(last)
            && called.stream().allMatch(name -> isCalled(name, team.name(), last))
        ? Optional.of(last)
        : Optional.empty();
  }

  private static boolean isCalled(String application, String tenant, String environment) {
    return application.endsWith("-" + environment)
        && application.length() > tenant.length() + environment.length() + 2;
  }

  private static String ofName(String tenant, String namespace) {
    String rest = rest(tenant, namespace);
    return Arrays.stream(rest.split("-", -1))
        .filter(USUAL::contains)
        .findFirst()
        .orElse(rest.isEmpty() ? ONE_AND_ONLY : rest);
  }

  /** What of the name is not the tenant's. */
  private static String rest(String tenant, String namespace) {
    if (namespace.startsWith(tenant + "-")) {
      return namespace.substring(tenant.length() + 1);
    }
    if (namespace.endsWith("-" + tenant)) {
      return namespace.substring(0, namespace.length() - tenant.length() - 1);
    }
    return namespace.equals(tenant) ? "" : namespace;
  }

  /** Some names are the platform's; the end of a long one tells more than its beginning. */
  private static String fitting(String name) {
    String free = name.startsWith("cluster") || name.startsWith("platform") ? "of-" + name : name;
    String cut = free.length() <= LONGEST ? free : free.substring(free.length() - LONGEST);
    return cut.replaceFirst("^-+", "");
  }
}
