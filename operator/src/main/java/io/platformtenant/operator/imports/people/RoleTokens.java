package io.platformtenant.operator.imports.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Remark;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens of a role that stays, of which only the name of the role is told. Those of another role
 * are in the way of an adoption, and told with it.
 */
final class RoleTokens {
  private static final Set<String> KEPT = Set.of("viewer", "deployer", "approver");

  private RoleTokens() {}

  static Optional<Remark> told(Existing project, JsonNode role, String field) {
    String name = role.path("name").asText();
    boolean has =
        !role.path("jwtTokens").isEmpty()
            || !project.body().at("/status/jwtTokensByRole").path(name).path("items").isEmpty();
    return has && KEPT.contains(name)
        ? Optional.of(
            new Remark(
                project.subject(),
                field + ".jwtTokens",
                name,
                "are kept, and may then what tier " + name + " may",
                false))
        : Optional.empty();
  }
}
