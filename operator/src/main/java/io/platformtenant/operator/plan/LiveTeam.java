package io.platformtenant.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.contract.parts.PartItem;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.contract.people.AccessTier;
import io.platformtenant.operator.contract.people.GroupEntry;
import io.platformtenant.operator.contract.people.ProjectRoleName;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.World;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is live of what a team wrote, where nothing else is known of that. */
final class LiveTeam {
  /** What the class brings is named so, and nothing of a tenant's. */
  private static final String OF_CLASS = "platform-";

  /** The tiers that a team fills. */
  private static final Set<AccessTier> TIERS = Set.of(AccessTier.VIEWER, AccessTier.DEPLOYER);

  private LiveTeam() {}

  /** Whether anything is live of an item. */
  static boolean has(World world, PartItem item) {
    if (item.isBootstrap()) {
      return bootstrapped(world).findAny().isPresent();
    }
    if (item.isWindows()) {
      return !project(world).path("spec").path("syncWindows").isEmpty();
    }
    ManagedKind kind = item.isSet() ? ManagedKind.APPLICATION_SET : ManagedKind.APPLICATION;
    return (item.isSet() || item.isApplication())
        && delivered(world, kind)
            .anyMatch(
                id ->
                    item.name().isEmpty()
                        || label(world, id, ApiGroup.APPLICATION_LABEL).equals(item.name()));
  }

  /** What of a team's part an object comes from; none where it is the platform's. */
  static Optional<PartItem> itemOf(ObjectId id, JsonNode body) {
    return switch (id.kind().purpose()) {
      case APPLICATION ->
          Optional.of(PartItem.application(label(body, ApiGroup.APPLICATION_LABEL)));
      case APPLICATION_SET -> Optional.of(PartItem.set(label(body, ApiGroup.APPLICATION_LABEL)));
      case STAGE -> ofBootstrap(label(body, ApiGroup.STAGE_LABEL));
      case SOURCE -> ofBootstrap(id.name());
      case NAMESPACE, BOUND, ACCOUNT, BINDING, PROJECT -> Optional.empty();
    };
  }

  private static Optional<PartItem> ofBootstrap(String name) {
    return name.startsWith(OF_CLASS) ? Optional.empty() : Optional.of(PartItem.bootstrap());
  }

  static boolean hasAny(World world) {
    return Stream.of(
            bootstrapped(world),
            delivered(world, ManagedKind.APPLICATION),
            delivered(world, ManagedKind.APPLICATION_SET))
        .anyMatch(ids -> ids.findAny().isPresent());
  }

  /** The groups and people that have rights now, and nothing else. */
  static TeamPart tiers(World world) {
    Map<String, Set<String>> named =
        Map.of("groups", subjects(world, "Group"), "users", subjects(world, "User"));
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (JsonNode role : project(world).path("spec").path("roles")) {
      ProjectRoleName.read(role.path("name").asText())
          .filter(name -> !name.isOfEnvironment() && TIERS.contains(name.tier()))
          .map(name -> fields.withObject("/access").withObject("/" + name.tier().field()))
          .ifPresent(people -> named.forEach((field, names) -> people.set(field, of(role, names))));
    }
    return new TeamPart(fields);
  }

  private static ArrayNode of(JsonNode role, Set<String> named) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    for (JsonNode name : role.path("groups")) {
      if (named.contains(GroupEntry.name(name.asText()))) {
        names.add(GroupEntry.name(name.asText()));
      }
    }
    return names;
  }

  /** A role of Argo CD's does not say whether a name is a group's or a person's; bindings do. */
  private static Set<String> subjects(World world, String kind) {
    return world.observed().objects().entrySet().stream()
        .filter(entry -> entry.getKey().kind().purpose() == Purpose.BINDING)
        .flatMap(entry -> entry.getValue().path("subjects").valueStream())
        .filter(subject -> subject.path("kind").asText().equals(kind))
        .map(subject -> world.subjects().plain(kind, subject.path("name").asText()))
        .collect(Collectors.toSet());
  }

  private static Stream<ObjectId> bootstrapped(World world) {
    return world.observed().objects().entrySet().stream()
        .filter(o -> itemOf(o.getKey(), o.getValue()).filter(PartItem::isBootstrap).isPresent())
        .map(Map.Entry::getKey);
  }

  private static Stream<ObjectId> delivered(World world, ManagedKind kind) {
    return world.observed().ids(id -> id.kind() == kind);
  }

  private static JsonNode project(World world) {
    return world.observed().objects().entrySet().stream()
        .filter(entry -> entry.getKey().kind().purpose() == Purpose.PROJECT)
        .findFirst()
        .<JsonNode>map(Map.Entry::getValue)
        .orElseGet(MissingNode::getInstance);
  }

  private static String label(World world, ObjectId id, String key) {
    return world.observed().label(id, key);
  }

  private static String label(JsonNode object, String key) {
    return object.path("metadata").path("labels").path(key).asText();
  }
}
