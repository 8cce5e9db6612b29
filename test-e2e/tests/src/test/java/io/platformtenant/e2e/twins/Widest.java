package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.e2e.cases.MaximalObjects;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** As many addresses and patterns as the schema allows, of a length. */
record Widest(int length) {
  private static final int PATTERNS = 64;

  ObjectNode tenant() throws IOException {
    ObjectNode tenant = MaximalObjects.tenant();
    List.of("url", "repoURL")
        .forEach(key -> new Asked(tenant).fetching(key).forEach(o -> lengthen(o, key)));
    return tenant;
  }

  private void lengthen(ObjectNode fetching, String key) {
    String address = fetching.path(key).asText();
    if (address.contains("://")) {
      fetching.put(key, address + "x".repeat(Math.max(0, length - address.length())));
    }
  }

  ObjectNode tenantClass() throws IOException {
    ObjectNode tenantClass = MaximalObjects.tenantClass();
    ArrayNode patterns =
        tenantClass.withObject("/spec").withObject("/guardrails").putArray("repositories");
    String pattern = "https://git.example.com/" + "a*".repeat((length - 24) / 2 - 1);
    IntStream.range(0, PATTERNS).forEach(i -> patterns.add(pattern + i));
    return tenantClass;
  }
}
