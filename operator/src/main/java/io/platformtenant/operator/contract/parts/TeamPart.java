package io.platformtenant.operator.contract.parts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Access;
import io.platformtenant.api.v1alpha1.Delivery;
import io.platformtenant.api.v1alpha1.Owner;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Part;
import java.util.List;
import java.util.Optional;

/**
 * What the app team says in a contract: its fields and no others, where they stand in a spec.
 *
 * @param fields never changed
 */
public record TeamPart(ObjectNode fields) {
  /** Nothing said. */
  public static final TeamPart NONE = new TeamPart(JsonNodeFactory.instance.objectNode());

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Where the fields stand, from the spec on. */
  private static final List<List<String>> PLACES =
      Part.fieldsOfTeam().stream().map(TeamPart::names).toList();

  /** What the team says in a spec. */
  public static TeamPart of(PlatformTenantSpec spec) {
    ObjectNode said = JSON.valueToTree(spec);
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    PLACES.forEach(place -> copy(said, fields, place));
    return new TeamPart(fields);
  }

  /** The tenant with this in place of what its team says. */
  public PlatformTenant in(PlatformTenant tenant) {
    var copy = new PlatformTenant();
    copy.setMetadata(tenant.getMetadata());
    copy.setStatus(tenant.getStatus());
    copy.setSpec(under(tenant.getSpec(), read()));
    return copy;
  }

  private static PlatformTenantSpec under(PlatformTenantSpec platform, PlatformTenantSpec team) {
    return new PlatformTenantSpec(
        platform.className(),
        team.description(),
        owner(platform.owner(), team.owner()),
        access(platform.access(), team.access()),
        platform.parameters(),
        platform.environments(),
        team.bootstrap(),
        delivery(platform.delivery(), team.delivery()),
        platform.freeze(),
        platform.lifecycle(),
        platform.suspend());
  }

  private static Owner owner(Owner platform, Owner team) {
    return new Owner(
        platform == null ? null : platform.team(),
        team == null ? null : team.contact(),
        team == null ? List.of() : team.links());
  }

  private static Access access(Access platform, Access team) {
    return new Access(
        team == null ? null : team.viewers(),
        team == null ? null : team.deployers(),
        platform == null ? null : platform.approvers());
  }

  private static Delivery delivery(Delivery platform, Delivery team) {
    return new Delivery(
        platform == null ? null : platform.gate(),
        team == null ? List.of() : team.repositories(),
        team == null ? List.of() : team.applications(),
        team == null ? List.of() : team.applicationSets(),
        team == null ? List.of() : team.syncWindows());
  }

  /** Whether these fields are ones that a tenant of this version can have. */
  public boolean isReadable() {
    try {
      JSON.treeToValue(fields, PlatformTenantSpec.class);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  static List<List<String>> places() {
    return PLACES;
  }

  /** What is said in a field, if anything is. */
  Optional<JsonNode> at(List<String> place) {
    JsonNode at = fields;
    for (String name : place) {
      at = at.path(name);
    }
    return at.isMissingNode() ? Optional.empty() : Optional.of(at);
  }

  private PlatformTenantSpec read() {
    try {
      return JSON.treeToValue(fields, PlatformTenantSpec.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a part that can not be read was put into a contract", e);
    }
  }

  private static List<String> names(FieldPath field) {
    return field.steps().stream().skip(1).map(step -> ((FieldPath.Key) step).name()).toList();
  }

  private static void copy(ObjectNode from, ObjectNode to, List<String> place) {
    JsonNode value = from;
    for (String name : place) {
      value = value.path(name);
    }
    if (!value.isMissingNode()) {
      ObjectNode at = to;
      for (String name : place.subList(0, place.size() - 1)) {
        at = at.withObject("/" + name);
      }
      at.set(place.getLast(), value.deepCopy());
    }
  }
}
