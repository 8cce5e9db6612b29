package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.AccountRoles;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PeopleRoles;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.Roles;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.bootstrap.SourceRules;
import io.platformtenant.operator.rules.bootstrap.StageList;
import io.platformtenant.operator.rules.bootstrap.StageRules;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Classes. */
public final class ClassRules {
  private static final Set<String> STOCK =
      Set.of("edit", "admin", "cluster-admin", ApiGroup.FIELD_MANAGER);

  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC001", "Home namespaces are the tenant's alone.")
              .twin(PlatformTenantClassSpec.HOME_OF_THE_PLATFORM)
              .remedy("Put something around {tenant}, such as tenant-{tenant}.")
              .check(ClassRules::home),
          RuleInfo.of("PC002", "No stock role is handed out.")
              .twin(Roles.STOCK_ROLE)
              .remedy("Name a role made for the purpose.")
              .source("flux2, manifests/rbac/edit.yaml: it adds write on Flux kinds to edit")
              .check(ClassRules::roles),
          RuleInfo.of("PC003", "What a class brings is named platform-*.")
              .layer(Layer.REFERENCE)
              .twin(
                  PlatformTenantClassSpec.NAMES,
                  PlatformTenantClassSpec.SECRETS,
                  PlatformTenantClassSpec.REFERENCES)
              .remedy("Begin the name with platform-.")
              .check(ClassRules::names),
          RuleInfo.of("PC028", "A class's name fits into those of its namespace.")
              .twin(PlatformTenantClass.NAME)
              .remedy("Choose a shorter name, of a-z, 0-9 and -.")
              .check(ClassRules::name),
          RuleInfo.of("PC004", "Profiles have a default.")
              .twin(PlatformTenantClassSpec.DEFAULT_PROFILE)
              .remedy("Name one of the profiles default.")
              .check(ClassRules::profiles));

  private ClassRules() {}

  private static Stream<Breach> home(PlatformTenantClass tenantClass) {
    At<String> pattern =
        At.spec(tenantClass.getSpec())
            .child("homeNamespace", PlatformTenantClassSpec::homeNamespace);
    return pattern.said().flatMap(said -> said.is(homeProblem(said.value())));
  }

  private static Optional<String> homeProblem(String pattern) {
    if (!pattern.contains("{tenant}")) {
      return Optional.of("must contain {tenant}");
    }
    if (pattern.equals("{tenant}")) {
      return Optional.of("alone would claim every namespace name; put something around it");
    }
    return pattern.startsWith("platform-")
        ? Optional.of("begins with platform-: those namespaces are kept for the platform")
        : Optional.empty();
  }

  private static Stream<Breach> roles(PlatformTenantClass tenantClass) {
    return rolesOf(At.spec(tenantClass.getSpec()).child("roles", PlatformTenantClassSpec::roles))
        .filter(role -> STOCK.contains(role.value()) || role.value().startsWith("system:"))
        .map(
            role ->
                role.says(
                    "{} can not be handed out: Flux adds write on its own kinds to the stock roles",
                    role.value()));
  }

  private static Stream<At<String>> rolesOf(At<Roles> roles) {
    At<AccountRoles> accounts = roles.child("accounts", Roles::accounts);
    At<PeopleRoles> people = roles.child("people", Roles::people);
    return Stream.of(
            accounts.items("home", AccountRoles::home),
            accounts.items("cluster", AccountRoles::cluster),
            accounts.items("platform", AccountRoles::platform),
            accounts.items("reconciler", AccountRoles::reconciler),
            accounts.items("deployer", AccountRoles::deployer),
            people.items("viewers", PeopleRoles::viewers),
            people.items("deployers", PeopleRoles::deployers),
            people.items("approvers", PeopleRoles::approvers))
        .flatMap(s -> s);
  }

  private static Stream<Breach> names(PlatformTenantClass tenantClass) {
    return namesOf(StageList.ofClass(tenantClass))
        .filter(name -> !name.value().startsWith("platform-"))
        .map(
            name ->
                name.says(
                    "{}: sources, stages and Secrets of a class are named platform-*, so that they"
                        + " never meet those of a tenant",
                    name.value()));
  }

  private static Stream<At<String>> namesOf(StageList list) {
    return Stream.of(
            list.sources().stream().map(source -> source.child("name", Source::name)),
            list.stages().stream().map(stage -> stage.child("name", Stage::name)),
            list.sources().stream().flatMap(SourceRules::secretsOf),
            list.stages().stream().flatMap(StageRules::referencesOf))
        .flatMap(s -> s);
  }

  private static Stream<Breach> name(PlatformTenantClass tenantClass) {
    At<String> name = At.name(tenantClass);
    return Texts.isDnsLabel(name.value(), 40)
        ? Stream.empty()
        : Stream.of(
            name.says("{} is no name of a class: at most 40 of a-z, 0-9 and -", name.value()));
  }

  private static Stream<Breach> profiles(PlatformTenantClass tenantClass) {
    var profiles =
        At.spec(tenantClass.getSpec())
            .child("namespaceProfiles", PlatformTenantClassSpec::namespaceProfiles);
    return profiles.value().isEmpty()
            || profiles.value().stream().anyMatch(p -> p.name().equals("default"))
        ? Stream.empty()
        : Stream.of(profiles.says("one of namespaceProfiles must be named default"));
  }
}
