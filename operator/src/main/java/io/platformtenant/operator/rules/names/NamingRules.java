package io.platformtenant.operator.rules.names;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Link;
import io.platformtenant.api.v1alpha1.Owner;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.Placement;
import io.platformtenant.operator.contract.ReservedNames;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.ClusterName;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Names of tenants and environments, and the names made out of them. */
public final class NamingRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT001", "The name of a tenant is free to use.")
              .twin(PlatformTenant.NAME, PlatformTenant.RESERVED_NAME)
              .remedy("Choose another name.")
              .source("argo-cd, docs/user-guide/projects.md: the project default is open to all")
              .check(NamingRules::tenantName),
          RuleInfo.of("PT002", "Environments have names of their own.")
              .twin(Environment.RESERVED_NAME)
              .remedy("Choose another name for the environment.")
              .check(NamingRules::environmentNames),
          RuleInfo.of("PT003", "The cluster of an environment is known.")
              .twin(Environment.CLUSTER_UNKNOWN)
              .remedy("Leave the field out, or say in-cluster.")
              .check(NamingRules::clusters),
          RuleInfo.of("PT004", "Names of Applications fit.")
              .layer(Layer.REFERENCE)
              .twin(PlatformTenant.APPLICATION_NAME_LENGTH)
              .remedy("Shorten the name of the application or of the environment.")
              .source("argo-cd, reposerver/repository/repository.go: it names the Helm release")
              .check(NamingRules::applicationNames),
          RuleInfo.of("PT005", "No two Applications have one name.")
              .layer(Layer.REFERENCE)
              .remedy("Rename one of the two applications.")
              .because(Reason.NameConflict)
              .check(NamingRules::uniqueApplications),
          RuleInfo.of("PT006", "A tenant never moves.")
              .layer(Layer.REFERENCE)
              .remedy("Choose a class with the same namespaces, or off-board the tenant.")
              .check(NamingRules::neverMoves),
          RuleInfo.of("PT007", "Texts are on one line.")
              .remedy("Take line breaks and control characters out.")
              .check(NamingRules::plainTexts));

  private NamingRules() {}

  private static Stream<Breach> tenantName(TenantInWorld checked) {
    return checked.name().is(problemInTenant(checked.name().value()));
  }

  private static Optional<String> problemInTenant(String name) {
    if (ReservedNames.isReservedTenant(name)) {
      return Optional.of("is a name of the platform and can not be a tenant's; choose another");
    }
    return Texts.isDnsLabel(name, 30)
        ? Optional.empty()
        : Optional.of("is no DNS label of at most 30 characters; choose another name");
  }

  private static Stream<Breach> environmentNames(TenantInWorld checked) {
    return checked
        .environments()
        .map(environment -> environment.child("name", Environment::name))
        .flatMap(name -> name.is(problemInEnvironment(name.value())));
  }

  private static Optional<String> problemInEnvironment(String name) {
    if (ReservedNames.isReservedEnvironment(name)) {
      return Optional.of(
          "begins with cluster or platform, which are kept for the platform's own stages; choose"
              + " another name");
    }
    return Texts.isDnsLabel(name, 30)
        ? Optional.empty()
        : Optional.of("is no DNS label of at most 30 characters");
  }

  private static Stream<Breach> clusters(TenantInWorld checked) {
    return checked
        .environments()
        .flatMap(environment -> environment.child("cluster", Environment::cluster).said())
        .filter(cluster -> !cluster.value().equals(ClusterName.IN_CLUSTER.value()))
        .map(
            cluster ->
                cluster.says(
                    "{} is no known cluster; only in-cluster is supported", cluster.value()));
  }

  private static Stream<Breach> applicationNames(TenantInWorld checked) {
    return named(checked)
        .filter(n -> n.name().length() > EnvironmentApplication.LONGEST_NAME)
        .map(
            n ->
                n.at()
                    .says(
                        "the Application would be called {}, which is {} characters long; at most"
                            + " {} are allowed: shorten the application's or the environment's name",
                        n.name(),
                        n.name().length(),
                        EnvironmentApplication.LONGEST_NAME));
  }

  private static Stream<Breach> uniqueApplications(TenantInWorld checked) {
    Map<String, Named> first = new HashMap<>();
    return named(checked)
        .filter(n -> first.putIfAbsent(n.name(), n) != null)
        .map(
            n ->
                n.at()
                    .says(
                        "{} and {} would both be called {}; rename one",
                        n.what(),
                        first.get(n.name()).what(),
                        n.name()));
  }

  private static Stream<Breach> neverMoves(TenantInWorld checked) {
    World world = checked.world();
    var before = Placement.of(world.tenant(), world.observed().objects());
    var names = checked.contract().names();
    return Stream.concat(
        moved(checked, "home namespace", before.home(), names.homeNamespace()),
        moved(checked, "Argo CD namespace", before.argocd(), names.argocdNamespace()));
  }

  private static Stream<Breach> moved(
      TenantInWorld checked, String what, Optional<String> before, String now) {
    return before
        .filter(was -> !was.equals(now))
        .map(
            was ->
                checked
                    .className()
                    .says(
                        "the {} would move from {} to {}; a tenant never moves: choose a class with"
                            + " the same namespaces, or off-board the tenant and make it anew",
                        new Phrase(what),
                        was,
                        now))
        .stream();
  }

  private static Stream<Breach> plainTexts(TenantInWorld checked) {
    At<Owner> owner = checked.spec().child("owner", PlatformTenantSpec::owner);
    return Stream.concat(
            Stream.of(owner.child("team", Owner::team), owner.child("contact", Owner::contact)),
            owner
                .items("links", Owner::links)
                .flatMap(
                    link ->
                        Stream.of(link.child("name", Link::name), link.child("url", Link::url))))
        .flatMap(At::said)
        .filter(text -> Texts.hasInvisible(text.value()))
        .map(text -> text.says("control characters are not allowed"));
  }

  private static Stream<Named> named(TenantInWorld checked) {
    return checked
        .spec()
        .child("delivery", PlatformTenantSpec::delivery)
        .items("applications", Delivery::applications)
        .flatMap(
            application ->
                checked.contract().instancesOf(application.value()).stream()
                    .map(here -> named(application, here)));
  }

  private static Named named(At<Application> application, EnvironmentApplication here) {
    return new Named(
        application.child("name", Application::name),
        Phrase.of(
            "application {} in environment {}",
            here.application().name(),
            here.environment().name()),
        here.objectName());
  }

  /** An Application that will be, and where its name comes from. */
  private record Named(At<String> at, Phrase what, String name) {}
}
