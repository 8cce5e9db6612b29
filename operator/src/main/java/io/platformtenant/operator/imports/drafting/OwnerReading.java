package io.platformtenant.operator.imports.drafting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.imports.teams.Team;
import io.platformtenant.operator.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who answers for a tenant, as far as its Applications say the same of it. */
final class OwnerReading {
  private static final String NOBODY = "unknown";
  private static final int LONGEST_TEAM = 63;
  private static final int LONGEST_CONTACT = 253;

  private OwnerReading() {}

  static ObjectNode of(Team team, Draft draft) {
    Map<String, String> said = common(team);
    ObjectNode owner = JsonNodeFactory.instance.objectNode();
    owner.put(
        "team",
        Optional.ofNullable(said.remove("owner"))
            .filter(name -> fits(name, LONGEST_TEAM))
            .orElse(team.name()));
    Optional<String> contact =
        Optional.ofNullable(said.remove("contact")).filter(text -> fits(text, LONGEST_CONTACT));
    owner.put("contact", contact.orElse(NOBODY));
    if (contact.isEmpty()) {
      draft.tell(
          new Remark(
              "PlatformTenant " + team.name(),
              "spec.owner.contact",
              NOBODY,
              "nothing that was read says who answers for it; say so, and look at owner.team",
              false));
    }
    ArrayNode links = JsonNodeFactory.instance.arrayNode();
    said.forEach(
        (name, value) -> {
          if (value.startsWith("https://") || value.startsWith("http://")) {
            links.addObject().put("name", name).put("url", value);
          }
        });
    if (!links.isEmpty()) {
      owner.set("links", links);
    }
    return owner;
  }

  private static boolean fits(String text, int most) {
    return !text.isBlank()
        && text.strip().equals(text)
        && text.length() <= most
        && !Texts.hasInvisible(text)
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** What all of them say in {@code info}. */
  private static Map<String, String> common(Team team) {
    List<Map<String, String>> all =
        Stream.concat(
                team.applications().stream().map(a -> a.spec().path("info")),
                team.sets().stream().map(s -> s.spec().at("/template/spec/info")))
            .map(OwnerReading::entries)
            .toList();
    if (all.isEmpty()) {
      return new LinkedHashMap<>();
    }
    Map<String, String> common = new LinkedHashMap<>(all.getFirst());
    all.forEach(one -> common.entrySet().retainAll(one.entrySet()));
    return common;
  }

  private static Map<String, String> entries(JsonNode info) {
    Map<String, String> entries = new LinkedHashMap<>();
    info.forEach(one -> entries.put(one.path("name").asText(""), one.path("value").asText("")));
    return entries;
  }
}
