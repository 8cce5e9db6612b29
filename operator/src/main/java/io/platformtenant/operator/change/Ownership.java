package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.takeover.PresentOwner;
import io.platformtenant.operator.model.AppliedHash;
import io.platformtenant.operator.model.Owner;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose a live object is. */
public sealed interface Ownership {
  /** Ours: by its mark, or because we wrote it and somebody took the mark off. */
  record Ours() implements Ownership {}

  /** Somebody's who says that this tenant or class may take it over. */
  record Adoptable() implements Ownership {}

  /**
   * Somebody else's.
   *
   * @param owner for people
   */
  record Foreign(String owner) implements Ownership {}

  /**
   * @param live the object with its managedFields
   * @param owner who asks
   * @param listed whether the status of who asks lists the object as made for it
   */
  static Ownership of(JsonNode live, Owner owner, boolean listed) {
    if (owner.isOn(live)) {
      return new Ours();
    }
    Optional<Owner> other = otherIn(live.path("metadata").path("labels"));
    if (other.isPresent()) {
      return new Foreign(other.get().describe());
    }
    String adopter =
        live.path("metadata").path("annotations").path(ApiGroup.ADOPT_ANNOTATION).asText("");
    if (adopter.equals(owner.adopter())) {
      return new Adoptable();
    }
    return listed && wroteIt(live) ? new Ours() : new Foreign(PresentOwner.of(live));
  }

  private static Optional<Owner> otherIn(JsonNode labels) {
    return Stream.of(
            Owner.ofTenant(labels.path(ApiGroup.TENANT_LABEL).asText("")),
            Owner.ofClass(labels.path(ApiGroup.CLASS_LABEL).asText("")))
        .filter(other -> !other.name().isEmpty())
        .findFirst();
  }

  /** What we released carries our fields still, but no longer our digest. */
  private static boolean wroteIt(JsonNode live) {
    if (AppliedHash.readFrom(live).isEmpty()) {
      return false;
    }
    for (JsonNode entry : live.path("metadata").path("managedFields")) {
      if (entry.path("manager").asText().equals(ApiGroup.FIELD_MANAGER)
          && entry.path("operation").asText().equals("Apply")) {
        return true;
      }
    }
    return false;
  }
}
