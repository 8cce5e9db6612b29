package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.rules.names.NamespaceRules;
import io.platformtenant.operator.text.Phrase;
import java.util.stream.Stream;

/**
 * What tenants with shorter names have made under a name that, by the tenant's own, is the
 * tenant's. Nothing is refused for it: what exists keeps its name, and of a cluster that is built
 * anew nobody can say who was first.
 */
final class TakenNames {
  /** A warning; {@code validate --since} makes it an error for a tenant that is new. */
  static final Rule<TenantInWorld> RULE =
      RuleInfo.of("PX008", "The name of a tenant is not how objects of another are named.")
          .layer(Layer.NEIGHBOURS)
          .because(Reason.NameConflict)
          .remedy("Choose another name for the tenant while it is new, or rename the object.")
          .warning()
          .check(TakenNames::in);

  private TakenNames() {}

  private static Stream<Breach> in(TenantInWorld checked) {
    String own = checked.world().name();
    return new NameClaims(checked)
        .neighbours()
        .filter(other -> own.startsWith(other.getMetadata().getName() + "-"))
        .filter(other -> !other.lastStatus().inventory().isEmpty())
        .flatMap(other -> taken(checked, other))
        .distinct();
  }

  private static Stream<Breach> taken(TenantInWorld checked, PlatformTenant other) {
    ResolvedTenant read = checked.neighbours().read(other);
    return Stream.of(
            NamespaceRules.names(At.spec(read.spec())).flatMap(n -> namespace(checked, other, n)),
            DeclaredApplication.in(read)
                .filter(declared -> declared.set() == null)
                .flatMap(declared -> application(checked, other, read, declared)),
            DeclaredApplication.sets(read).flatMap(set -> set(checked, other, read, set)))
        .flatMap(breaches -> breaches);
  }

  private static Stream<Breach> namespace(
      TenantInWorld checked, PlatformTenant other, At<String> named) {
    return isOurs(checked, named.value())
            && NameClaims.made(other, ObjectId.namespace(named.value()))
        ? Stream.of(breach(checked, other, named, Phrase.of("namespace {}", named.value())))
        : Stream.empty();
  }

  private static Stream<Breach> application(
      TenantInWorld checked,
      PlatformTenant other,
      ResolvedTenant read,
      DeclaredApplication declared) {
    return read.instancesOf(declared.said()).stream()
        .map(EnvironmentApplication::objectName)
        .filter(name -> isOurs(checked, name))
        .filter(name -> NameClaims.made(other, read, ManagedKind.APPLICATION, name))
        .map(name -> breach(checked, other, declared.name(), Phrase.of("Application {}", name)));
  }

  private static Stream<Breach> set(
      TenantInWorld checked, PlatformTenant other, ResolvedTenant read, DeclaredApplication set) {
    String prefix = EnvironmentSet.prefix(read.tenant(), set.set());
    return NameClaims.areOf(checked.world().name(), prefix)
            && read.instancesOf(set.set()).stream()
                .map(EnvironmentSet::objectName)
                .anyMatch(name -> NameClaims.made(other, read, ManagedKind.APPLICATION_SET, name))
        ? Stream.of(breach(checked, other, set.name(), Phrase.of("a set of {}", prefix + "…")))
        : Stream.empty();
  }

  private static Breach breach(
      TenantInWorld checked, PlatformTenant other, At<String> theirs, Phrase what) {
    String tenant = other.getMetadata().getName();
    return checked
        .name()
        .says(
            "tenant {} has {}, and by this name such names are tenant {}'s; choose another name",
            tenant,
            what,
            checked.world().name())
        .against(tenant, theirs.path());
  }

  private static boolean isOurs(TenantInWorld checked, String name) {
    return (name + "-").startsWith(checked.world().name() + "-");
  }
}
