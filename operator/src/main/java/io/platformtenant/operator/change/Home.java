package io.platformtenant.operator.change;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import java.util.Optional;

/**
 * The namespace that was made for an owner itself: nothing of people's is in it, so it is deleted
 * with the owner.
 *
 * @param name empty where it is not known, and then none is it
 */
public record Home(Optional<String> name) {
  /**
   * @param name null where it is not known
   */
  public static Home of(String name) {
    return new Home(Optional.ofNullable(name));
  }

  /** Whether an object is this namespace. */
  boolean is(ObjectId id) {
    return id.kind() == ManagedKind.NAMESPACE && isNamed(id.name());
  }

  /** Whether an object is in this namespace. */
  boolean holds(ObjectId id) {
    return isNamed(id.namespace());
  }

  private boolean isNamed(String namespace) {
    return name.filter(namespace::equals).isPresent();
  }
}
