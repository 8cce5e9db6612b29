package io.platformtenant.operator.contract.parts;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.FieldPath;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which form every item of a team's part is used in: as it is written, as it was last accepted, or
 * not at all.
 */
public final class Selection {
  /** What an item in error is used as. */
  public enum Form {
    ACCEPTED,
    ABSENT
  }

  private final Map<PartItem, JsonNode> written;
  private final Map<PartItem, JsonNode> accepted;
  private final Map<PartItem, JsonNode> fitting;
  private final Map<PartItem, Form> held;
  private final Set<PartItem> narrowed;
  private final boolean whole;
  private final TeamPart used;

  private Selection(
      Map<PartItem, JsonNode> written,
      Map<PartItem, JsonNode> accepted,
      Map<PartItem, JsonNode> fitting,
      Map<PartItem, Form> held,
      Set<PartItem> narrowed,
      boolean whole) {
    this.written = written;
    this.accepted = accepted;
    this.fitting = fitting;
    this.held = held;
    this.narrowed = narrowed;
    this.whole = whole;
    this.used = together();
  }

  /**
   * Everything as it is written, but for groups and people: while anything is in error they are
   * those that were accepted and are written still. What can not be read is as it was accepted.
   *
   * @param accepted what was last accepted; its groups and people alone matter where it is the live
   *     state
   * @param unread fields in which something can not be read
   */
  public static Selection of(
      TeamPart written, TeamPart accepted, Ground ground, Set<List<String>> unread) {
    Map<PartItem, JsonNode> before = PartItems.of(accepted);
    Map<PartItem, JsonNode> now = PartItems.of(written);
    Set<PartItem> narrowed = narrow(now, before, unread);
    Map<PartItem, Form> held = unread(now, before, unread);
    return new Selection(now, before, new Fitting(ground).of(before), held, narrowed, false);
  }

  /** The tiers that are not as they are written. */
  private static Set<PartItem> narrow(
      Map<PartItem, JsonNode> now, Map<PartItem, JsonNode> before, Set<List<String>> unread) {
    Set<PartItem> narrowed = new HashSet<>();
    for (PartItem tier : PartItem.tiers()) {
      JsonNode written = now.get(tier);
      if (!unread.contains(tier.place())) {
        Tiers.narrow(tier, now, before);
        if (!Objects.equals(written, now.get(tier))) {
          narrowed.add(tier);
        }
      }
    }
    return Set.copyOf(narrowed);
  }

  /** What is left of a field that can not be read may be half of it: none of that is used. */
  private static Map<PartItem, Form> unread(
      Map<PartItem, JsonNode> now, Map<PartItem, JsonNode> before, Set<List<String>> unread) {
    Map<PartItem, Form> held = new LinkedHashMap<>();
    for (List<String> place : unread) {
      now.keySet().removeIf(item -> item.place().equals(place));
      held.put(PartItem.whole(place), Form.ABSENT);
    }
    before.forEach(
        (item, value) -> {
          if (unread.contains(item.place())) {
            now.put(item, value);
            held.put(PartItem.whole(item.place()), Form.ACCEPTED);
            held.put(item, Form.ACCEPTED);
          }
        });
    return Map.copyOf(held);
  }

  /** Everything as it was accepted: what is wrong can not be told from the rest. */
  public Selection whole() {
    return new Selection(accepted, accepted, fitting, Map.of(), Set.of(), true);
  }

  public boolean isWhole() {
    return whole;
  }

  /** The part as it is used. */
  public TeamPart used() {
    return used;
  }

  /** The part as it is remembered: what went with its ground comes back with it. */
  public TeamPart remembered() {
    Map<PartItem, JsonNode> chosen = new LinkedHashMap<>();
    written.forEach(
        (item, value) ->
            (isWritten(item) ? Optional.of(value) : Optional.ofNullable(accepted.get(item)))
                .ifPresent(form -> chosen.put(item, form)));
    return PartItems.together(chosen);
  }

  private TeamPart together() {
    Map<PartItem, JsonNode> chosen = new LinkedHashMap<>();
    written.forEach((item, value) -> form(item, value).ifPresent(form -> chosen.put(item, form)));
    return PartItems.together(chosen);
  }

  private Optional<JsonNode> form(PartItem item, JsonNode value) {
    if (held.get(item) == Form.ABSENT) {
      return Optional.empty();
    }
    return isWritten(item) ? Optional.of(value) : Optional.ofNullable(fitting.get(item));
  }

  private boolean isWritten(PartItem item) {
    return !whole && !held.containsKey(item);
  }

  /** The item that a field of the used part lies in. */
  public Optional<PartItem> at(FieldPath field) {
    return PartItem.holding(field, used);
  }

  /** Whether an item is used as it was accepted, as far as that still fits. */
  public boolean isAccepted(PartItem item) {
    return whole || held.get(item) == Form.ACCEPTED;
  }

  /** A step back with these: from as written to as accepted, and from there to not at all. */
  public Selection without(Set<PartItem> inError) {
    Map<PartItem, Form> more = new LinkedHashMap<>(held);
    for (PartItem item : inError) {
      boolean wasTried = whole || held.containsKey(item);
      more.put(item, wasTried || !accepted.containsKey(item) ? Form.ABSENT : Form.ACCEPTED);
    }
    return new Selection(written, accepted, fitting, Map.copyOf(more), narrowed, whole);
  }

  /** What is in error and has no form that stands. */
  public Set<PartItem> absent() {
    return held.entrySet().stream()
        .filter(e -> e.getValue() == Form.ABSENT)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What is held back, for people. */
  public List<String> describe() {
    return whole
        ? List.of("everything that the team writes")
        : List.copyOf(
            Stream.concat(held.keySet().stream(), narrowed.stream())
                .map(PartItem::describe)
                .collect(Collectors.toCollection(TreeSet::new)));
  }
}
