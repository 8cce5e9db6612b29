package io.platformtenant.operator.contract.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What people lose although the plan is refused, or is none any more: groups and people that left
 * {@code access}, of the tenant, of its class or of an environment. Only taken away here and never
 * given, so that nothing in a refused spec widens anything. Who is in any tier may look still; the
 * rights of the other tiers are for those in them.
 */
public final class Revocation {
  private final EffectiveAccess access;
  private final Map<String, String> environments;
  private final SubjectPrefixes prefixes;

  private Revocation(
      EffectiveAccess access, Map<String, String> environments, SubjectPrefixes prefixes) {
    this.access = access;
    this.environments = Map.copyOf(environments);
    this.prefixes = prefixes;
  }

  /**
   * Of a tenant as it is written now.
   *
   * @param tenantClass what it follows, sound or not; a class that is gone gives nobody anything
   */
  public static Revocation of(
      PlatformTenant tenant, Optional<PlatformTenantClass> tenantClass, SubjectPrefixes prefixes) {
    Map<String, String> environments = new HashMap<>();
    for (Environment environment : tenant.getSpec().environments()) {
      for (EnvironmentNamespace namespace : environment.namespaces()) {
        environments.put(namespace.name(), environment.name());
      }
    }
    return new Revocation(
        EffectiveAccess.of(tenant.getSpec(), tenantClass), environments, prefixes);
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
    return tierOf(BindingName.of(id))
        .map(tier -> mayStay(tier, environments.getOrDefault(id.namespace(), "")))
        .flatMap(mayStay -> without(live, subject -> isOneOf(subject, mayStay)));
  }

  private static Optional<AccessTier> tierOf(BindingName name) {
    return Stream.of(AccessTier.values())
        .filter(tier -> tier.binding().equals(name.subject()))
        .findFirst();
  }

  /** Those of no environment are all that are left in a namespace that left the contract. */
  private People mayStay(AccessTier tier, String environment) {
    PeopleByTier here = access.in(environment);
    return tier == AccessTier.VIEWER ? here.everyone() : here.in(tier);
  }

  private static Optional<ObjectNode> without(JsonNode live, Predicate<JsonNode> stays) {
    JsonNode subjects = live.path("subjects");
    ArrayNode rest = filtered(subjects, stays);
    return rest.size() == subjects.size() ? Optional.empty() : Optional.of(patch("subjects", rest));
  }

  private boolean isOneOf(JsonNode subject, People mayStay) {
    String name = subject.path("name").asText();
    return switch (subject.path("kind").asText()) {
      case "Group" -> mayStay.groups().stream().map(prefixes::group).anyMatch(name::equals);
      case "User" -> mayStay.users().stream().map(prefixes::user).anyMatch(name::equals);
      default -> false;
    };
  }

  /** The list of roles is one value: it is sent whole, with everything else it holds. */
  private Optional<ObjectNode> ofProject(JsonNode live) {
    String project = live.path("metadata").path("name").asText();
    boolean changed = false;
    ArrayNode roles = JsonNodeFactory.instance.arrayNode();
    for (JsonNode role : live.path("spec").path("roles")) {
      JsonNode groups = role.path("groups");
      ArrayNode rest = filtered(groups, entry -> mayStay(project, role, entry.asText()));
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

  /** A role that stands among them is no person's: its own people are judged there. */
  private boolean mayStay(String project, JsonNode role, String entry) {
    Optional<ProjectRoleName> name = ProjectRoleName.read(role.path("name").asText());
    return name.isEmpty()
        || entry.equals(ProjectRoleName.of(name.get().tier()).subject(project))
        || peopleOf(name.get()).names().contains(GroupEntry.name(entry));
  }

  private People peopleOf(ProjectRoleName role) {
    PeopleByTier people =
        role.isOfEnvironment() ? access.own(role.environment()) : access.everywhere();
    return role.tier() == AccessTier.VIEWER ? people.everyone() : people.in(role.tier());
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
