package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Roles;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.bootstrap.SourceRules;
import io.platformtenant.operator.rules.bootstrap.StageRules;
import io.platformtenant.operator.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Classes. */
public final class ClassRules {
  private static final Set<String> STOCK =
      Set.of("edit", "admin", "cluster-admin", ApiGroup.FIELD_MANAGER);

  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC001", "Home namespaces are the tenant's alone.")
              .remedy("Put something around {tenant}, such as tenant-{tenant}.")
              .check(ClassRules::home),
          RuleInfo.of("PC002", "No stock role is handed out.")
              .remedy("Name a role made for the purpose.")
              .source("flux2, manifests/rbac/edit.yaml: it adds write on Flux kinds to edit")
              .check(ClassRules::roles),
          RuleInfo.of("PC003", "What a class brings is named platform-*.")
              .remedy("Begin the name with platform-.")
              .check(ClassRules::names),
          RuleInfo.of("PC028", "A class's name fits into those of its namespace.")
              .remedy("Choose a shorter name, of a-z, 0-9 and -.")
              .check(ClassRules::name),
          RuleInfo.of("PC004", "Profiles have a default.")
              .remedy("Name one of the profiles default.")
              .check(ClassRules::profiles),
          onBootstrap(
              RuleInfo.of("PC005", "A source is complete.")
                  .remedy("Give exactly one kind of source, with an address Flux reads.")
                  .source("source-controller, gitrepository_types.go and ocirepository_types.go"),
              SourceRules::complete),
          onBootstrap(
              RuleInfo.of("PC006", "A stage's source is there.")
                  .remedy("Add the source to bootstrap.sources, or name one that is there.")
                  .source("kustomize-controller, kustomization_controller.go getSource"),
              StageRules::sources),
          onBootstrap(
              RuleInfo.of("PC007", "dependsOn names stages.")
                  .remedy("Name other stages of the same list, or none alone.")
                  .source("kustomize-controller, kustomization_controller.go checkDependencies"),
              StageRules::dependencies),
          onBootstrap(
              RuleInfo.of("PC008", "Stages do not wait in a circle.")
                  .remedy("Take one of the dependencies out.")
                  .source("kustomize-controller, kustomization_controller.go checkDependencies"),
              StageRules::cycles),
          onBootstrap(
              RuleInfo.of("PC009", "A stage's path stays in its source.")
                  .remedy("Write a relative path without .. and with known placeholders only."),
              StageRules::paths),
          onBootstrap(
              RuleInfo.of("PC010", "Times are in their ranges.")
                  .remedy("Write a duration such as 10m that lies between the bounds.")
                  .source("kustomize-controller, kustomization_types.go"),
              StageRules::times));

  private ClassRules() {}

  private static Rule<PlatformTenantClass> onBootstrap(
      RuleInfo entry, Function<Bootstrap, Stream<Breach>> check) {
    return entry.check(c -> bootstrap(c).stream().flatMap(check));
  }

  private static Stream<Breach> home(PlatformTenantClass tenantClass) {
    String pattern = tenantClass.getSpec().homeNamespace();
    if (pattern == null) {
      return Stream.empty();
    }
    if (!pattern.contains("{tenant}")) {
      return Stream.of(
          new Breach("spec.homeNamespace", "\"" + pattern + "\" must contain {tenant}"));
    }
    if (pattern.equals("{tenant}")) {
      return Stream.of(
          new Breach(
              "spec.homeNamespace",
              "\"{tenant}\" alone would claim every namespace name; put something around it"));
    }
    return pattern.startsWith("platform-")
        ? Stream.of(
            new Breach(
                "spec.homeNamespace",
                "\""
                    + pattern
                    + "\" begins with platform-: those namespaces are kept for the platform"))
        : Stream.empty();
  }

  private static Stream<Breach> roles(PlatformTenantClass tenantClass) {
    return Optional.ofNullable(tenantClass.getSpec().roles()).stream()
        .flatMap(roles -> byField(roles).entrySet().stream())
        .flatMap(
            field ->
                field.getValue().stream()
                    .filter(role -> STOCK.contains(role) || role.startsWith("system:"))
                    .map(
                        role ->
                            new Breach(
                                "spec.roles." + field.getKey(),
                                "\""
                                    + role
                                    + "\" can not be handed out: Flux adds write on its own"
                                    + " kinds to the stock roles")));
  }

  private static Map<String, List<String>> byField(Roles roles) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Optional.ofNullable(roles.accounts())
        .ifPresent(
            accounts -> {
              fields.put("accounts.home", accounts.home());
              fields.put("accounts.cluster", accounts.cluster());
              fields.put("accounts.platform", accounts.platform());
              fields.put("accounts.reconciler", accounts.reconciler());
              fields.put("accounts.deployer", accounts.deployer());
            });
    Optional.ofNullable(roles.people())
        .ifPresent(
            people -> {
              fields.put("people.viewers", people.viewers());
              fields.put("people.deployers", people.deployers());
              fields.put("people.approvers", people.approvers());
            });
    return fields;
  }

  private static Stream<Breach> names(PlatformTenantClass tenantClass) {
    return bootstrap(tenantClass).stream()
        .flatMap(
            b ->
                Stream.of(
                        b.sources().stream().map(Source::name),
                        b.stages().stream().map(Stage::name),
                        b.sources().stream()
                            .flatMap(SourceRules::secretsOf)
                            .map(io.platformtenant.api.v1alpha1.SecretRef::name),
                        b.stages().stream()
                            .flatMap(s -> StageRules.referencesOf("", s))
                            .map(StageRules.Said::text))
                    .flatMap(s -> s))
        .filter(name -> !name.startsWith("platform-"))
        .map(
            name ->
                new Breach(
                    "spec.bootstrap",
                    "\""
                        + name
                        + "\": sources, stages and Secrets of a class are named platform-*,"
                        + " so that they never meet those of a tenant"));
  }

  private static Stream<Breach> name(PlatformTenantClass tenantClass) {
    String name = tenantClass.getMetadata().getName();
    return Texts.isDnsLabel(name, 40)
        ? Stream.empty()
        : Stream.of(
            new Breach(
                "metadata.name",
                "\"" + name + "\" is no name of a class: at most 40 of a-z, 0-9 and -"));
  }

  private static Stream<Breach> profiles(PlatformTenantClass tenantClass) {
    var profiles = tenantClass.getSpec().namespaceProfiles();
    return profiles.isEmpty() || profiles.stream().anyMatch(p -> p.name().equals("default"))
        ? Stream.empty()
        : Stream.of(
            new Breach("spec.namespaceProfiles", "one of namespaceProfiles must be named default"));
  }

  private static Optional<Bootstrap> bootstrap(PlatformTenantClass tenantClass) {
    return Optional.ofNullable(tenantClass.getSpec().bootstrap());
  }
}
