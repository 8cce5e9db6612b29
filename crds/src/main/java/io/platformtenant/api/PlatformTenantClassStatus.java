package io.platformtenant.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** What became of a class. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PlatformTenantClassStatus(
    Long observedGeneration, @ListMap("type") List<Condition> conditions, Integer tenants) {
  public PlatformTenantClassStatus {
    conditions = Copies.list(conditions);
  }
}
