package io.platformtenant.operator.contract.parts;

import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Part;
import java.util.List;
import java.util.Optional;

/**
 * The smallest thing of the team's part that stands alone: an application or a set by its name,
 * else a whole field. Stages wait for each other in the order they are written in, so that all of
 * bootstrap is one; so are the sync windows, which have no names.
 *
 * @param place the field, from the spec on
 * @param name "" where the field is one item
 */
public record PartItem(List<String> place, String name) {
  static final List<String> APPLICATIONS = List.of("delivery", "applications");
  static final List<String> SETS = List.of("delivery", "applicationSets");
  static final List<String> WINDOWS = List.of("delivery", "syncWindows");
  static final List<String> BOOTSTRAP = List.of("bootstrap");
  static final List<List<String>> TIERS =
      List.of(List.of("access", "viewers"), List.of("access", "deployers"));

  public PartItem {
    place = List.copyOf(place);
  }

  public static PartItem application(String name) {
    return new PartItem(APPLICATIONS, name);
  }

  public static PartItem set(String name) {
    return new PartItem(SETS, name);
  }

  public static PartItem bootstrap() {
    return whole(BOOTSTRAP);
  }

  static PartItem whole(List<String> place) {
    return new PartItem(place, "");
  }

  static List<PartItem> tiers() {
    return TIERS.stream().map(PartItem::whole).toList();
  }

  static boolean isList(List<String> place) {
    return place.equals(APPLICATIONS) || place.equals(SETS);
  }

  public boolean isApplication() {
    return place.equals(APPLICATIONS);
  }

  public boolean isSet() {
    return place.equals(SETS);
  }

  public boolean isBootstrap() {
    return place.equals(BOOTSTRAP);
  }

  public static boolean isTier(List<String> place) {
    return TIERS.contains(place);
  }

  public boolean isWindows() {
    return place.equals(WINDOWS);
  }

  /** For people: {@code application "web"}, or the field. */
  public String describe() {
    if (name.isEmpty()) {
      return "spec." + String.join(".", place);
    }
    return (isSet() ? "set \"" : "application \"") + name + "\"";
  }

  /**
   * The item that a field lies in; none where it is not in one alone.
   *
   * @param part the part that was judged
   */
  static Optional<PartItem> holding(FieldPath field, TeamPart part) {
    return placeOf(field)
        .flatMap(place -> isList(place) ? named(field, place, part) : Optional.of(whole(place)));
  }

  /** The field of the team's that another one lies in. */
  public static Optional<List<String>> placeOf(FieldPath field) {
    return Part.fieldsOfTeam().stream()
        .filter(field::isIn)
        .findFirst()
        .map(
            place ->
                place.steps().stream().skip(1).map(step -> ((FieldPath.Key) step).name()).toList());
  }

  private static Optional<PartItem> named(FieldPath field, List<String> place, TeamPart part) {
    int at = place.size() + 1;
    return field.steps().size() > at && field.steps().get(at) instanceof FieldPath.Item(int index)
        ? part.at(place)
            .map(list -> list.path(index).path("name").asText())
            .filter(name -> !name.isEmpty())
            .map(name -> new PartItem(place, name))
        : Optional.empty();
  }
}
