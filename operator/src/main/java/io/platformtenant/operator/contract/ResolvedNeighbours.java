package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.model.Neighbours;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The other tenants, each read under its own class. What is looked up is read once for all of them:
 * a thousand tenants that each read all others would be a million readings.
 */
public record ResolvedNeighbours(Neighbours others, List<PlatformTenantClass> classes) {

  /** One whose class is not there has what it says itself. */
  public ResolvedTenant read(PlatformTenant other) {
    return ResolvedTenant.of(other, Classes.followed(other, classes));
  }

  /** The class that one follows, sound or not. */
  public Optional<PlatformTenantClass> classOf(PlatformTenant other) {
    return Classes.followed(other, classes);
  }

  /** Those that have this home, or would have it. */
  public Stream<PlatformTenant> atHomeIn(String namespace) {
    return others.having(namespace, lookup("home", Set.of()), t -> homeOf(t).stream());
  }

  private Optional<String> homeOf(PlatformTenant other) {
    return Optional.ofNullable(other.lastStatus().homeNamespace())
        .or(
            () ->
                Classes.followed(other, classes)
                    .map(c -> ResolvedTenant.of(other, c).names().homeNamespace()));
  }

  /** Those for which Argo CD applies this folder. */
  public Stream<PlatformTenant> delivering(AppliedFolder folder) {
    return others.having(
        key(folder),
        lookup("delivered", Set.of()),
        t -> read(t).deliveredFolders().map(ResolvedNeighbours::key));
  }

  /** Those for which Flux applies this folder to wherever its files say. */
  public Stream<PlatformTenant> applyingAsWritten(AppliedFolder folder) {
    Set<String> reading = readingAsWritten(folder.repository());
    return others.having(
        key(folder),
        lookup("as written", reading),
        t -> mayApplyAsWritten(t, reading) ? asWritten(t) : Stream.empty());
  }

  private Stream<String> asWritten(PlatformTenant other) {
    return read(other)
        .bootstrappedFolders()
        .filter(AppliedFolder::isAsWritten)
        .map(ResolvedNeighbours::key);
  }

  /** Most have no such stage, and need not be read. */
  private boolean mayApplyAsWritten(PlatformTenant other, Set<String> reading) {
    return hasAsWritten(other.getSpec().bootstrap())
        || (!reading.isEmpty()
            && Classes.followed(other, classes)
                .filter(c -> reading.contains(c.getMetadata().getName()))
                .isPresent());
  }

  /** Classes that may let their tenants apply a folder of a repository as written. */
  private Set<String> readingAsWritten(String repository) {
    return classes.stream()
        .filter(c -> hasAsWritten(c.getSpec().bootstrap()))
        .filter(
            c ->
                c.getSpec().bootstrap().sources().stream()
                    .flatMap(source -> AppliedFolder.of(source, "", "").stream())
                    .anyMatch(folder -> folder.repository().equals(repository)))
        .map(c -> c.getMetadata().getName())
        .collect(Collectors.toSet());
  }

  private static boolean hasAsWritten(Bootstrap bootstrap) {
    return bootstrap != null && bootstrap.stages().stream().anyMatch(EnvironmentStage::isAsWritten);
  }

  private Lookup lookup(String what, Set<String> reading) {
    var very = new IdentityHashMap<PlatformTenantClass, Boolean>();
    classes.forEach(c -> very.put(c, true));
    return new Lookup(what, very, reading);
  }

  private static String key(AppliedFolder folder) {
    return folder.repository() + "//" + folder.folder();
  }

  /**
   * What was looked up, and under which classes: the very same ones, since to compare them whole
   * would cost more than to read.
   *
   * @param reading names of the classes among them that decide who was looked at
   */
  private record Lookup(
      String what, IdentityHashMap<PlatformTenantClass, Boolean> classes, Set<String> reading) {}
}
