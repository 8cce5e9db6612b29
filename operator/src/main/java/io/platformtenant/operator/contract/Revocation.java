package io.platformtenant.operator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.model.ObjectId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What people lose although the plan is refused: groups and people that left {@code access}. Only
 * taken away here and never given, so that nothing in a refused spec widens anything. Who is in any
 * tier may look still; the rights of the other tiers are for those in them.
 */
public final class Revocation {
  private static final Access NOBODY = new Access(null, null, null);

  private final Map<String, People> byBinding;
  private final Map<String, People> byRole;

  private Revocation(People everyone, People deployers, People approvers) {
    byBinding =
        Map.of(
            "access-viewers", everyone,
            "access-deployers", deployers,
            "access-approvers", approvers);
    byRole = Map.of("viewer", everyone, "deployer", deployers, "approver", approvers);
  }

  /** Of a tenant as it is written now. */
  public static Revocation of(PlatformTenant tenant) {
    Access access = Optional.ofNullable(tenant.getSpec().access()).orElse(NOBODY);
    People deployers = People.of(access.deployers());
    People approvers = People.of(access.approvers());
    People everyone = People.of(access.viewers()).and(deployers).and(approvers);
    return new Revocation(everyone, deployers, approvers);
  }

  /** What of an object has to change, as a merge patch; empty when nothing has. */
  public Optional<ObjectNode> patchFor(ObjectId id, JsonNode live) {
    return switch (id.kind().purpose()) {
      case BINDING -> ofBinding(id, live);
      case PROJECT -> ofProject(live);
      case NAMESPACE, BOUND, ACCOUNT, SOURCE, STAGE, APPLICATION, APPLICATION_SET ->
          Optional.empty();
    };
  }

  private Optional<ObjectNode> ofBinding(ObjectId id, JsonNode live) {
    People mayStay = byBinding.get(BindingName.of(id).subject());
    if (mayStay == null) {
      return Optional.empty();
    }
    JsonNode subjects = live.path("subjects");
    ArrayNode rest = filtered(subjects, s -> isOneOf(s, mayStay));
    return rest.size() == subjects.size() ? Optional.empty() : Optional.of(patch("subjects", rest));
  }

  private static boolean isOneOf(JsonNode subject, People mayStay) {
    String name = subject.path("name").asText();
    return switch (subject.path("kind").asText()) {
      case "Group" -> mayStay.hasGroup(name);
      case "User" -> mayStay.hasUser(name);
      default -> false;
    };
  }

  /** The list of roles is one value: it is sent whole, with everything else it holds. */
  private Optional<ObjectNode> ofProject(JsonNode live) {
    boolean changed = false;
    ArrayNode roles = JsonNodeFactory.instance.arrayNode();
    for (JsonNode role : live.path("spec").path("roles")) {
      People mayStay = byRole.get(role.path("name").asText());
      JsonNode groups = role.path("groups");
      ArrayNode rest =
          filtered(groups, g -> mayStay == null || mayStay.names().contains(unquoted(g.asText())));
      ObjectNode copy = role.deepCopy();
      if (rest.size() != groups.size()) {
        changed = true;
        copy.set("groups", rest);
      }
      roles.add(copy);
    }
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    spec.set("roles", roles);
    return changed ? Optional.of(patch("spec", spec)) : Optional.empty();
  }

  /** Argo CD takes a group with a comma only in quotes (types.go, validateGroupName). */
  private static String unquoted(String group) {
    return group.length() > 1 && group.startsWith("\"") && group.endsWith("\"")
        ? group.substring(1, group.length() - 1)
        : group;
  }

  private static ArrayNode filtered(JsonNode list, Predicate<JsonNode> stays) {
    ArrayNode rest = JsonNodeFactory.instance.arrayNode();
    list.forEach(
        item -> {
          if (stays.test(item)) {
            rest.add(item);
          }
        });
    return rest;
  }

  private static ObjectNode patch(String field, JsonNode value) {
    ObjectNode patch = JsonNodeFactory.instance.objectNode();
    patch.set(field, value);
    return patch;
  }
}
