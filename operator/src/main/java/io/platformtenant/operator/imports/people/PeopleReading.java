package io.platformtenant.operator.imports.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Judge;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Writes people into the tiers that give them nothing that they do not have: in the whole tenant,
 * else in single environments. Of everybody else it is told what a tier would give them beside what
 * they have.
 */
public final class PeopleReading {
  private static final int MOST_TOLD = 3;
  private static final String VIEWERS = "viewers";

  private final Judge judge;
  private final Draft draft;
  private final Map<Person, Rights> live;
  private final Map<Person, Set<String>> written = new LinkedHashMap<>();
  private final Map<Place, Optional<Rights>> tiers = new LinkedHashMap<>();

  /** A tier of the tenant or of an environment of it. */
  private record Place(String access, String environment, String tier) {
    String field() {
      return environment.isEmpty()
          ? "access." + tier
          : "access." + tier + " of environment " + environment;
    }
  }

  private PeopleReading(Judge judge, Draft draft, Map<Person, Rights> live) {
    this.judge = judge;
    this.draft = draft;
    this.live = live;
  }

  /**
   * @param bindings role bindings in the namespaces of the tenant
   */
  public static void into(
      Draft draft, Judge judge, Collection<Existing> bindings, SubjectPrefixes prefixes) {
    var reading =
        new PeopleReading(judge, draft, LiveRights.of(draft.team().projects(), bindings, prefixes));
    ObjectNode without = draft.contract().deepCopy();
    reading.live.keySet().stream()
        .filter(person -> !person.isOfKubernetes())
        .forEach(person -> reading.write(person, without));
    draft.team().projects().forEach(reading::tell);
  }

  private void write(Person person, ObjectNode contract) {
    List<Place> places = fitting(person, everywhere(contract), contract);
    if (places.isEmpty()) {
      places = fitting(person, inEnvironments(contract), contract);
    }
    places.forEach(place -> put(person, place));
    written.put(
        person, places.stream().map(Place::field).collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Who deploys or approves in a place looks there already. */
  private List<Place> fitting(Person person, List<Place> places, ObjectNode contract) {
    Map<String, List<Place>> byAccess =
        places.stream()
            .filter(place -> gives(person, place, contract))
            .collect(Collectors.groupingBy(Place::access, LinkedHashMap::new, Collectors.toList()));
    return byAccess.values().stream()
        .flatMap(
            here ->
                here.stream().filter(place -> here.size() == 1 || !place.tier().equals(VIEWERS)))
        .toList();
  }

  /** Whether a tier gives somebody nothing that they have not. */
  private boolean gives(Person person, Place place, ObjectNode contract) {
    return rights(place, contract)
        .filter(rights -> live.get(person).lacks(rights).isEmpty())
        .isPresent();
  }

  private Optional<Rights> rights(Place place, ObjectNode contract) {
    return tiers.computeIfAbsent(place, p -> TierRights.of(judge, contract, p.access(), p.tier()));
  }

  private void put(Person person, Place place) {
    ((ObjectNode) draft.contract().at(place.access()))
        .withObject("/access")
        .withObject("/" + place.tier())
        .withArray("/" + person.field())
        .add(person.name());
  }

  /** The tier that acts somewhere before the one that looks. */
  private static List<Place> everywhere(ObjectNode contract) {
    return tiersOf(contract).stream().map(tier -> new Place("/spec", "", tier)).toList();
  }

  private static List<String> tiersOf(ObjectNode contract) {
    JsonNode environments = contract.at("/spec/environments");
    List<String> tiers = new ArrayList<>();
    if (environments.valueStream().anyMatch(e -> !e.path("protected").asBoolean())) {
      tiers.add("deployers");
    }
    if (environments.valueStream().anyMatch(e -> e.path("protected").asBoolean())) {
      tiers.add("approvers");
    }
    tiers.add(VIEWERS);
    return tiers;
  }

  private static List<Place> inEnvironments(ObjectNode contract) {
    JsonNode environments = contract.at("/spec/environments");
    return IntStream.range(0, environments.size())
        .boxed()
        .flatMap(
            i -> {
              JsonNode one = environments.get(i);
              String acts = one.path("protected").asBoolean() ? "approvers" : "deployers";
              return Stream.of(acts, VIEWERS)
                  .map(
                      tier ->
                          new Place("/spec/environments/" + i, one.path("name").asText(), tier));
            })
        .toList();
  }

  private void tell(Existing project) {
    JsonNode roles = project.spec().path("roles");
    for (int i = 0; i < roles.size(); i++) {
      String field = "spec.roles[" + i + "]";
      String name = roles.get(i).path("name").asText();
      for (JsonNode entry : roles.get(i).path("groups")) {
        Tiering.of(entry.asText(), written)
            .ifPresentOrElse(
                places -> tell(project, field + ".groups", entry.asText(), places, name),
                () -> tellOfKubernetes(project, field + ".groups", entry.asText()));
      }
      RoleTokens.told(project, roles.get(i), field).ifPresent(draft::tell);
    }
  }

  private void tell(Existing project, String field, String entry, Tiering tiering, String role) {
    Person person = tiering.person();
    draft.tell(
        new Remark(
            project.subject(),
            field,
            entry,
            tiering.places().isEmpty()
                ? "of role "
                    + role
                    + " is in no tier, and may nothing in this project once that is"
                    + " taken over"
                    + wouldGive(person)
                : "of role "
                    + role
                    + " is in "
                    + String.join(" and ", tiering.places())
                    + losing(person, tiering.places()),
            false));
  }

  private void tellOfKubernetes(Existing project, String field, String entry) {
    draft.tell(
        new Remark(
            project.subject(),
            field,
            entry,
            "is a group of Kubernetes itself, which no contract names",
            false));
  }

  private String wouldGive(Person person) {
    String tiersAndMore =
        tiers.entrySet().stream()
            .filter(tier -> tier.getKey().environment().isEmpty())
            .filter(tier -> tier.getValue().isPresent())
            .map(
                tier ->
                    tier.getKey().tier()
                        + " (would add: "
                        + told(live.get(person).lacks(tier.getValue().get()))
                        + ")")
            .collect(Collectors.joining("; "));
    return "; if that is meant, say access with one of " + tiersAndMore;
  }

  private String losing(Person person, Set<String> places) {
    Rights becomes = Rights.none();
    tiers.forEach(
        (place, rights) -> {
          if (places.contains(place.field())) {
            rights.ifPresent(r -> becomes.policies().addAll(r.policies()));
          }
        });
    List<String> lost = becomes.lacks(new Rights(live.get(person).policies(), new TreeSet<>()));
    return lost.isEmpty() ? "" : ", which is less by: " + told(lost);
  }

  private static String told(List<String> all) {
    String some = all.stream().distinct().limit(MOST_TOLD).collect(Collectors.joining(", "));
    long more = all.stream().distinct().count() - MOST_TOLD;
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
