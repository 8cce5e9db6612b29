package io.platformtenant.operator.imports.teams;

import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Whose each namespace is: its label says it, else the project that names it, else the narrowest
 * pattern of a project that it fits, else whoever delivers to it. Nobody gets one that two may say
 * is theirs.
 */
final class Namespaces {
  private final SortedMap<String, String> owners = new TreeMap<>();
  private final List<Remark> remarks = new ArrayList<>();

  private record Place(String tenant, Destination to) {}

  private Namespaces() {}

  static Namespaces of(HandMade found, Owners owning, SortedSet<String> floors) {
    var namespaces = new Namespaces();
    List<Place> places = places(found, owning);
    List<Place> deliveries = deliveries(found, owning);
    Map<String, Existing> there = new HashMap<>();
    found.each(ManagedKind.NAMESPACE).forEach(n -> there.put(n.name(), n));
    SortedSet<String> names = new TreeSet<>(there.keySet());
    Stream.concat(places.stream(), deliveries.stream())
        .map(Place::to)
        .filter(Destination::isLiteral)
        .forEach(to -> names.add(to.namespace()));
    names.removeIf(name -> floors.contains(name) || name.startsWith("kube-"));
    for (String name : names) {
      Optional.ofNullable(there.get(name))
          .flatMap(owning::label)
          .ifPresentOrElse(
              tenant -> namespaces.owners.put(name, tenant),
              () -> namespaces.judge(name, places, deliveries));
    }
    return namespaces;
  }

  private void judge(String name, List<Place> places, List<Place> deliveries) {
    SortedSet<String> claims = literal(name, places);
    if (claims.isEmpty()) {
      claims = narrowest(name, places);
    }
    if (claims.isEmpty()) {
      claims = literal(name, deliveries);
    }
    if (claims.size() == 1) {
      owners.put(name, claims.first());
    } else if (claims.size() > 1) {
      remarks.add(
          new Remark(
              "Namespace " + name,
              "spec.destinations",
              String.join(", ", claims),
              "several tenants lead to it, and a namespace belongs to one; label it with one of"
                  + " them and say --tenant-label, or move what the others have there",
              true));
    }
  }

  private static SortedSet<String> literal(String name, List<Place> places) {
    return tenants(
        places.stream()
            .filter(place -> place.to().isLiteral() && place.to().namespace().equals(name)));
  }

  /** What says * alone permits everything and means nothing. */
  private static SortedSet<String> narrowest(String name, List<Place> places) {
    List<Place> fitting =
        places.stream()
            .filter(place -> place.to().literalLength() > 0 && place.to().matches(name))
            .toList();
    int most = fitting.stream().mapToInt(place -> place.to().literalLength()).max().orElse(0);
    return tenants(fitting.stream().filter(place -> place.to().literalLength() == most));
  }

  private static SortedSet<String> tenants(Stream<Place> places) {
    return places.map(Place::tenant).collect(TreeSet::new, TreeSet::add, TreeSet::addAll);
  }

  private static List<Place> places(HandMade found, Owners owning) {
    return found
        .each(ManagedKind.APP_PROJECT)
        .flatMap(
            project ->
                owning.ofProject(project).stream()
                    .flatMap(
                        tenant ->
                            project
                                .spec()
                                .path("destinations")
                                .valueStream()
                                .map(Destination::of)
                                .filter(Destination::reachesHere)
                                .map(to -> new Place(tenant, to))))
        .toList();
  }

  private static List<Place> deliveries(HandMade found, Owners owning) {
    return found
        .each(ManagedKind.APPLICATION)
        .filter(application -> isPermitted(found, application))
        .flatMap(
            application ->
                owning.ofApplication(application).stream()
                    .map(
                        tenant ->
                            new Place(
                                tenant, Destination.of(application.spec().path("destination")))))
        .filter(place -> place.to().isHere())
        .toList();
  }

  /** What Argo CD refuses for its project leads nowhere. */
  private static boolean isPermitted(HandMade found, Existing application) {
    String to = Destination.of(application.spec().path("destination")).namespace();
    return found
        .each(ManagedKind.APP_PROJECT)
        .filter(project -> project.name().equals(application.spec().path("project").asText()))
        .allMatch(project -> Permitted.namespace(project, to));
  }

  /** Namespace to tenant. */
  SortedMap<String, String> owners() {
    return Collections.unmodifiableSortedMap(owners);
  }

  Optional<String> ownerOf(String namespace) {
    return Optional.ofNullable(owners.get(namespace));
  }

  List<Remark> remarks() {
    return remarks;
  }
}
