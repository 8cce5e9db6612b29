package io.platformtenant.operator.cli.validate;

import io.platformtenant.api.v1alpha1.InventoryEntry;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantStatusBuilder;
import io.platformtenant.operator.cli.PathReader.Text;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedNeighbours;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Tenants;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the files said before a change. What stood there counts as made, so a clash stands at the
 * one who is new, and one that is old is told as a warning, as the cluster lets it be.
 */
final class Before {
  private final Map<String, PlatformTenant> tenants = new HashMap<>();
  private final Map<String, PlatformTenantClass> classes = new HashMap<>();

  static Before of(List<Text> texts) {
    var before = new Before();
    var schemas = Schemas.byKind();
    texts.stream()
        .flatMap(text -> FileCheck.of(text, schemas).subjects().stream())
        .forEach(before::add);
    return before;
  }

  private void add(CheckedObject subject) {
    switch (subject.kind()) {
      case "PlatformTenant" ->
          subject.as(PlatformTenant.class).ifPresent(t -> tenants.putIfAbsent(subject.name(), t));
      case "PlatformTenantClass" ->
          subject
              .as(PlatformTenantClass.class)
              .ifPresent(c -> classes.putIfAbsent(subject.name(), c));
      default -> {}
    }
  }

  /** Gives tenants the inventory that they would have, had all of this been made. */
  void applyTo(Collection<PlatformTenant> now, List<PlatformTenantClass> classesNow) {
    for (PlatformTenant tenant : now) {
      PlatformTenant was = tenants.get(tenant.getMetadata().getName());
      tenant.setStatus(
          new PlatformTenantStatusBuilder(tenant.lastStatus())
              .withInventory(
                  was == null ? List.of() : made(was, readUnder(tenant, classesNow)).toList())
              .build());
    }
  }

  private Stream<InventoryEntry> made(PlatformTenant was, ResolvedTenant now) {
    ResolvedTenant read = readUnder(was, List.copyOf(classes.values()));
    String argocd = now.names().argocdNamespace();
    Stream<ObjectId> delivered =
        Stream.concat(
            read.delivery().applications().stream()
                .flatMap(application -> read.instancesOf(application).stream())
                .map(EnvironmentApplication::objectName)
                .map(name -> ObjectId.of(ManagedKind.APPLICATION, argocd, name)),
            read.delivery().applicationSets().stream()
                .flatMap(set -> read.instancesOf(set).stream())
                .map(EnvironmentSet::objectName)
                .map(name -> ObjectId.of(ManagedKind.APPLICATION_SET, argocd, name)));
    Stream<ObjectId> founded =
        Stream.concat(Tenants.namespacesOf(was), Stream.of(read.names().homeNamespace()))
            .filter(name -> !name.isEmpty())
            .map(ObjectId::namespace);
    return Stream.concat(founded, delivered).distinct().map(ObjectId::toInventoryEntry);
  }

  private static ResolvedTenant readUnder(PlatformTenant tenant, List<PlatformTenantClass> all) {
    return new ResolvedNeighbours(Tenants.of(List.of()).around(""), all).read(tenant);
  }

  /** A name that is new can still be another one. */
  Finding weighed(PlatformTenant tenant, Finding finding) {
    boolean isNew = !tenants.containsKey(tenant.getMetadata().getName());
    return isNew && finding.counterpart().isPresent() ? finding.asError() : finding;
  }
}
