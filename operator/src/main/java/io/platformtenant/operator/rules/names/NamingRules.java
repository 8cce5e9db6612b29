package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.PlatformTenantStatus;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names of tenants and environments, and the names made out of them. */
public final class NamingRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT001", "The name of a tenant is free to use.")
              .remedy("Choose another name.")
              .source("argo-cd, docs/user-guide/projects.md: the project default is open to all")
              .check(NamingRules::tenantName),
          RuleInfo.of("PT002", "Environments have names of their own.")
              .remedy("Choose another name for the environment.")
              .check(NamingRules::environmentNames),
          RuleInfo.of("PT003", "The cluster of an environment is known.")
              .remedy("Leave the field out, or say in-cluster.")
              .check(NamingRules::clusters),
          RuleInfo.of("PT004", "Names of Applications fit.")
              .remedy("Shorten the name of the application or of the environment.")
              .source("argo-cd, reposerver/repository/repository.go: it names the Helm release")
              .check(NamingRules::applicationNames),
          RuleInfo.of("PT005", "No two Applications have one name.")
              .remedy("Rename one of the two applications.")
              .because(Reason.NameConflict)
              .check(NamingRules::uniqueApplications),
          RuleInfo.of("PT006", "A tenant never moves.")
              .remedy("Choose a class with the same namespaces, or off-board the tenant.")
              .check(NamingRules::neverMoves),
          RuleInfo.of("PT007", "Texts are on one line.")
              .remedy("Take line breaks and control characters out.")
              .check(NamingRules::plainTexts));

  private NamingRules() {}

  private static Stream<Breach> tenantName(TenantInWorld checked) {
    String name = checked.world().name();
    if (ReservedNames.isReservedTenant(name)) {
      return Stream.of(
          new Breach(
              "metadata.name",
              "\""
                  + name
                  + "\" is a name of the platform and can not be a tenant's; choose another"));
    }
    return Texts.isDnsLabel(name, 30)
        ? Stream.empty()
        : Stream.of(
            new Breach(
                "metadata.name",
                "\"" + name + "\" is no DNS label of at most 30 characters; choose another name"));
  }

  private static Stream<Breach> environmentNames(TenantInWorld checked) {
    return environments(checked)
        .flatMap(
            i -> {
              String name = checked.contract().environments().get(i).name();
              String field = "spec.environments[" + i + "].name";
              if (ReservedNames.isReservedEnvironment(name)) {
                return Stream.of(
                    new Breach(
                        field,
                        "\""
                            + name
                            + "\" begins with cluster or platform, which are kept for the"
                            + " platform's own stages; choose another name"));
              }
              return Texts.isDnsLabel(name, 20)
                  ? Stream.empty()
                  : Stream.of(
                      new Breach(
                          field, "\"" + name + "\" is no DNS label of at most 20 characters"));
            });
  }

  private static Stream<Breach> clusters(TenantInWorld checked) {
    return environments(checked)
        .filter(
            i ->
                !ResolvedTenant.cluster(checked.contract().environments().get(i))
                    .equals(ClusterName.IN_CLUSTER.value()))
        .map(
            i ->
                new Breach(
                    "spec.environments[" + i + "].cluster",
                    "\""
                        + checked.contract().environments().get(i).cluster()
                        + "\" is no known cluster; only in-cluster is supported"));
  }

  private static Stream<Breach> applicationNames(TenantInWorld checked) {
    return named(checked)
        .filter(n -> n.name().length() > EnvironmentApplication.LONGEST_NAME)
        .map(
            n ->
                new Breach(
                    n.field(),
                    "the Application would be called \""
                        + n.name()
                        + "\", which is "
                        + n.name().length()
                        + " characters long; at most "
                        + EnvironmentApplication.LONGEST_NAME
                        + " are allowed: shorten the application's or the environment's name"));
  }

  private static Stream<Breach> uniqueApplications(TenantInWorld checked) {
    Map<String, Named> first = new HashMap<>();
    List<Breach> breaches = new ArrayList<>();
    named(checked)
        .forEach(
            n -> {
              Named other = first.putIfAbsent(n.name(), n);
              if (other != null) {
                breaches.add(
                    new Breach(
                        n.field(),
                        n.what()
                            + " and "
                            + other.what()
                            + " would both be called \""
                            + n.name()
                            + "\"; rename one"));
              }
            });
    return breaches.stream();
  }

  private static Stream<Breach> neverMoves(TenantInWorld checked) {
    PlatformTenantStatus before = checked.world().tenant().getStatus();
    if (before == null) {
      return Stream.empty();
    }
    var names = checked.contract().names();
    return Stream.of(
            moved("home namespace", before.homeNamespace(), names.homeNamespace()),
            moved("Argo CD namespace", before.argocdNamespace(), names.argocdNamespace()))
        .filter(Objects::nonNull);
  }

  private static Breach moved(String what, String before, String now) {
    return before == null || before.equals(now)
        ? null
        : new Breach(
            "spec.className",
            "the "
                + what
                + " would move from \""
                + before
                + "\" to \""
                + now
                + "\"; a tenant never moves: choose a class with the same namespaces, or off-board"
                + " the tenant and make it anew");
  }

  private static Stream<Breach> plainTexts(TenantInWorld checked) {
    var spec = checked.contract().spec();
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    texts.put("spec.owner.team", spec.owner().team());
    texts.put("spec.owner.contact", spec.owner().contact());
    spec.owner().links().forEach(l -> texts.put("spec.owner.links", l.name() + l.url()));
    return texts.entrySet().stream()
        .filter(t -> Texts.hasInvisible(t.getValue()))
        .map(t -> new Breach(t.getKey(), "control characters are not allowed"));
  }

  private static Stream<Integer> environments(TenantInWorld checked) {
    return IntStream.range(0, checked.contract().environments().size()).boxed();
  }

  private static Stream<Named> named(TenantInWorld checked) {
    List<Application> applications = checked.contract().delivery().applications();
    return IntStream.range(0, applications.size())
        .boxed()
        .flatMap(
            i ->
                checked.contract().instancesOf(applications.get(i)).stream()
                    .map(here -> named(i, here)));
  }

  private static Named named(int index, EnvironmentApplication here) {
    return new Named(
        "spec.delivery.applications[" + index + "]",
        "application \""
            + here.application().name()
            + "\" in environment \""
            + here.environment().name()
            + "\"",
        here.objectName());
  }

  private record Named(String field, String what, String name) {}
}
