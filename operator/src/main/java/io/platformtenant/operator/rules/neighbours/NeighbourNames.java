package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.Neighbours;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.text.Phrase;
import java.util.stream.Stream;

/**
 * What neighbours call their Applications and what their sets make, as far as that goes before what
 * is ours. What a neighbour may not have does not count unless it is there: a team could freeze
 * others by what it writes.
 */
final class NeighbourNames {
  private final TenantInWorld checked;
  private final NameClaims claims;

  NeighbourNames(TenantInWorld checked) {
    this.checked = checked;
    this.claims = new NameClaims(checked);
  }

  /**
   * A name of a neighbour.
   *
   * @param name of an Application, or what all those of a set begin with
   */
  record NeighbourName(String tenant, FieldPath field, String name, Phrase whyFirst) {}

  Stream<NeighbourName> prefixes() {
    return delivering().flatMap(this::prefixes);
  }

  Stream<NeighbourName> applications() {
    return delivering().flatMap(this::applications);
  }

  private Stream<PlatformTenant> delivering() {
    return claims.neighbours().filter(other -> other.getSpec().delivery() != null);
  }

  private Stream<NeighbourName> prefixes(PlatformTenant other) {
    ResolvedTenant read = checked.neighbours().read(other);
    return DeclaredApplication.sets(read)
        .flatMap(
            set -> {
              String prefix = EnvironmentSet.prefix(read.tenant(), set.set());
              boolean isMade =
                  read.instancesOf(set.set()).stream()
                      .map(EnvironmentSet::objectName)
                      .anyMatch(
                          name -> NameClaims.made(other, read, ManagedKind.APPLICATION_SET, name));
              return counted(other, set, prefix, isMade, !isLongers(other, prefix));
            });
  }

  private Stream<NeighbourName> applications(PlatformTenant other) {
    ResolvedTenant read = checked.neighbours().read(other);
    return DeclaredApplication.in(read)
        .filter(declared -> declared.set() == null)
        .flatMap(
            declared ->
                read.instancesOf(declared.said()).stream()
                    .map(EnvironmentApplication::objectName)
                    .flatMap(
                        name ->
                            counted(
                                other,
                                declared,
                                name,
                                NameClaims.made(other, read, ManagedKind.APPLICATION, name),
                                claims.longer(read.tenant(), name).isEmpty())));
  }

  private boolean isLongers(PlatformTenant other, String prefix) {
    String name = other.getMetadata().getName();
    Neighbours others = checked.world().others();
    return Stream.concat(
            Stream.of(checked.world().name()),
            Stream.concat(others.beginningOf(prefix), others.beginning(prefix))
                .map(o -> o.getMetadata().getName()))
        .filter(longer -> longer.length() > name.length())
        .anyMatch(longer -> NameClaims.areOf(longer, prefix));
  }

  private Stream<NeighbourName> counted(
      PlatformTenant other,
      DeclaredApplication declared,
      String name,
      boolean isMade,
      boolean mayHave) {
    return isMade || (mayHave && claims.isOlder(other))
        ? Stream.of(
            new NeighbourName(
                other.getMetadata().getName(),
                declared.name().path(),
                name,
                whyFirst(other, isMade)))
        : Stream.empty();
  }

  private Phrase whyFirst(PlatformTenant other, boolean isMade) {
    if (isMade) {
      return new Phrase("is there already");
    }
    return new Phrase(claims.agesAreKnown(other) ? "is older" : "wants that name too");
  }
}
