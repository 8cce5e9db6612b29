package io.platformtenant.e2e.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;

/** Somebody with a token for Argo CD's API. Bodies are written in YAML. */
record ArgoUser(String token) {
  private static final YAMLMapper YAML = new YAMLMapper();

  Call get(String path) {
    return api -> api.call(token, "GET", path, null);
  }

  Call post(String path, String body) {
    return api -> api.call(token, "POST", path, json(body));
  }

  Call put(String path, String body) {
    return api -> api.call(token, "PUT", path, json(body));
  }

  Call patch(String path, String body) {
    return api -> api.call(token, "PATCH", path, json(body));
  }

  Call delete(String path) {
    return api -> api.call(token, "DELETE", path, null);
  }

  private static JsonNode json(String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
