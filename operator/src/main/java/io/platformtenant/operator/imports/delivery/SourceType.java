package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.JsonNode;

/** What Argo CD found a source to be where nobody says it. */
public final class SourceType {
  private SourceType() {}

  /**
   * Whether a source is a chart.
   *
   * @param status of its Application
   */
  public static boolean isHelm(JsonNode status, int index) {
    JsonNode types = status.path("sourceTypes");
    JsonNode type =
        types.isArray() && !types.isEmpty() ? types.path(index) : status.path("sourceType");
    return type.asText("").equals("Helm");
  }
}
