package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.Guardrails;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.twins.Crds;
import java.util.List;
import java.util.Optional;

/**
 * A class that tenants can be planned under, and the tenant it was made for.
 *
 * @param isDefault whether tenants that name no class are its own
 */
record GuardedClass(ObjectNode object, SoundClass sound, ObjectNode madeFor, boolean isDefault) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Empty where what chance made is no sound class. */
  static Optional<GuardedClass> of(ObjectNode object, ObjectNode madeFor) {
    return Crds.check(object).isEmpty()
            && Rulebook.judge(read(object, PlatformTenantClass.class)) instanceof SoundClass sound
        ? Optional.of(new GuardedClass(object, sound, madeFor, false))
        : Optional.empty();
  }

  /** The same for tenants that name no class. */
  GuardedClass byDefault() {
    ObjectNode marked = object.deepCopy();
    marked
        .withObject("/metadata")
        .withObject("/annotations")
        .put(ApiGroup.NAME + "/is-default-class", "true");
    return new GuardedClass(marked, sound, madeFor, true);
  }

  String name() {
    return sound.name();
  }

  Guardrails guardrails() {
    return sound.tenantClass().getSpec().guardrails();
  }

  /** What the rulebook finds. */
  List<Finding> judge(ObjectNode tenant) {
    return Rulebook.guardrails(read(tenant, PlatformTenant.class), sound);
  }

  private static <T> T read(ObjectNode object, Class<T> type) {
    try {
      return JSON.treeToValue(object, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("passes its schema and can not be read: " + object, e);
    }
  }
}
