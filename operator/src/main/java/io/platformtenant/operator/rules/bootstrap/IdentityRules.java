package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Decryption;
import io.platformtenant.api.v1alpha1.Identity;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.SourceProvider;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageScope;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.ClusterStages;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.text.Phrase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** As whom Flux authenticates to clouds, for the sources and stages of tenants and classes. */
public final class IdentityRules {
  private static final RuleInfo THERE =
      RuleInfo.of("", "An identity is one of the class, for what it is made for.")
          .layer(Layer.REFERENCE)
          .remedy("Name an identity of the class whose scope fits, or have one added to it.")
          .source("fluxcd pkg, auth/access_token.go: no account, no token");

  public static final List<Rule<TenantInWorld>> OF_TENANTS =
      List.of(
          THERE
              .named("PT091")
              .check(
                  checked ->
                      unknown(StageList.ofTenant(checked.spec()), checked.contract().defaults())),
          RuleInfo.of("PT092", "A source in a cloud is fetched as the tenant.")
              .layer(Layer.REFERENCE)
              .remedy("Name an identity of the class, of scope Tenant.")
              .source("source-controller, *_controller.go: no account, the controller's own token")
              .check(IdentityRules::asTheControllers));

  public static final List<Rule<PlatformTenantClass>> OF_CLASSES =
      List.of(
          THERE
              .named("PC069")
              .check(
                  tenantClass ->
                      unknown(StageList.ofClass(tenantClass), ClassDefaults.of(tenantClass))),
          RuleInfo.of("PC059", "Stages of the cluster act for no tenant.")
              .layer(Layer.REFERENCE)
              .remedy("Take the identity out, or decrypt with a Secret.")
              .check(IdentityRules::ofTheCluster));

  private IdentityRules() {}

  static Stream<Breach> fits(At<Source> source) {
    Source said = source.value();
    Set<SourceProvider> clouds =
        said.git() == null
            ? EnumSet.of(SourceProvider.aws, SourceProvider.azure, SourceProvider.gcp)
            : EnumSet.of(SourceProvider.aws, SourceProvider.azure);
    At<String> identity = source.child("identity", Source::identity);
    if (identity.value() == null) {
      return Stream.empty();
    }
    if (!clouds.contains(EffectiveBootstrap.providerOf(said))) {
      return Stream.of(
          identity.says(
              "identity {} is asked for by no provider {} here; those that ask are {}",
              identity.value(),
              new Phrase(EffectiveBootstrap.providerOf(said).name()),
              new Phrase(clouds.toString())));
    }
    return said.git() != null || said.secretRef() == null
        ? Stream.empty()
        : Stream.of(
            identity.says(
                "identity {} would not be used beside secretRef; take one of the two out",
                identity.value()));
  }

  static Stream<Breach> hasKey(At<Stage> stage) {
    return stage
        .child("decryption", Stage::decryption)
        .said()
        .filter(said -> said.value().secretRef() == null && said.value().identity() == null)
        .map(
            said ->
                said.says(
                    "stage {} decrypts with keys of Flux's own; name the Secret that holds the"
                        + " tenant's in secretRef, or an identity of the class",
                    stage.value().name()));
  }

  private static Stream<Breach> unknown(StageList list, ClassDefaults defaults) {
    return Stream.concat(
        list.sources().stream()
            .flatMap(
                source ->
                    unknown(
                        source.child("identity", Source::identity), StageScope.Tenant, defaults)),
        list.stages().stream()
            .flatMap(
                stage ->
                    unknown(
                        identityOf(stage),
                        EnvironmentStage.scopeOfIdentity(stage.value()),
                        defaults)));
  }

  private static At<String> identityOf(At<Stage> stage) {
    return stage.child("decryption", Stage::decryption).child("identity", Decryption::identity);
  }

  private static Stream<Breach> unknown(
      At<String> identity, StageScope scope, ClassDefaults defaults) {
    return identity
        .said()
        .filter(name -> defaults.identity(name.value(), scope).isEmpty())
        .map(
            name ->
                name.says(
                    "the class has no identity {} of scope {}; it has {}",
                    name.value(),
                    new Phrase(scope.name()),
                    new Phrase(all(scope, defaults))));
  }

  private static String all(StageScope scope, ClassDefaults defaults) {
    String names =
        defaults.identities().stream()
            .filter(identity -> identity.scope() == scope)
            .map(Identity::name)
            .sorted()
            .map(name -> "\"" + name + "\"")
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  /** Where the class has accounts for it, the controllers' own is nobody's to use. */
  private static Stream<Breach> asTheControllers(TenantInWorld checked) {
    ClassDefaults defaults = checked.contract().defaults();
    return defaults.identities().stream().noneMatch(i -> i.scope() == StageScope.Tenant)
        ? Stream.empty()
        : StageList.ofTenant(checked.spec()).sources().stream()
            .filter(source -> source.value().identity() == null)
            .map(source -> source.child("provider", EffectiveBootstrap::providerOf))
            .filter(provider -> isOfACloud(provider.value()))
            .map(
                provider ->
                    provider.says(
                        "provider {} would fetch the source as Flux itself; name an identity of"
                            + " the class, which has {}",
                        new Phrase(provider.value().name()),
                        new Phrase(all(StageScope.Tenant, defaults))));
  }

  private static boolean isOfACloud(SourceProvider provider) {
    return provider != SourceProvider.generic && provider != SourceProvider.github;
  }

  /** The accounts are in home namespaces, and these stages are in none. */
  private static Stream<Breach> ofTheCluster(PlatformTenantClass tenantClass) {
    Set<String> inUse =
        ClusterStages.of(tenantClass).sourcesInUse().stream()
            .map(Source::name)
            .collect(Collectors.toSet());
    return Stream.concat(
            StageList.ofClass(tenantClass).sources().stream()
                .filter(source -> inUse.contains(source.value().name()))
                .map(source -> source.child("identity", Source::identity)),
            StageList.ofCluster(tenantClass).stages().stream().map(IdentityRules::identityOf))
        .flatMap(At::said)
        .map(
            name ->
                name.says(
                    "identity {} is a tenant's, and what stages of the cluster use has none",
                    name.value()));
  }
}
