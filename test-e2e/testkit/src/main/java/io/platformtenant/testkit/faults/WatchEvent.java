package io.platformtenant.testkit.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One line of a watch.
 *
 * @param resource plural of the kind, as in the address
 * @param type ADDED, MODIFIED, DELETED, BOOKMARK or ERROR
 * @param version of the object; 0 where it has none
 */
public record WatchEvent(String resource, String type, JsonNode object, long version) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static WatchEvent of(String resource, String line) {
    try {
      JsonNode tree = JSON.readTree(line);
      JsonNode object = tree.path("object");
      return new WatchEvent(
          resource,
          tree.path("type").asText(),
          object,
          object.path("metadata").path("resourceVersion").asLong());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  /** What a server says when it no longer has what was asked for. */
  static WatchEvent gone(String resource) {
    return of(
        resource,
        """
        {"type":"ERROR","object":{"kind":"Status","apiVersion":"v1","metadata":{},
         "status":"Failure","message":"too old resource version","reason":"Expired","code":410}}
        """);
  }

  /** What a server says when it told everything up to this. */
  WatchEvent asBookmark() {
    return of(
        resource,
        """
        {"type":"BOOKMARK","object":{"kind":"%s","apiVersion":"%s",
         "metadata":{"resourceVersion":"%d"}}}
        """
            .formatted(object.path("kind").asText(), object.path("apiVersion").asText(), version));
  }

  public String namespace() {
    return object.path("metadata").path("namespace").asText();
  }

  public String name() {
    return object.path("metadata").path("name").asText();
  }

  public boolean isOfAnObject() {
    return switch (type) {
      case "ADDED", "MODIFIED", "DELETED" -> true;
      default -> false;
    };
  }

  public boolean isOfTheSameAs(WatchEvent other) {
    return resource.equals(other.resource)
        && namespace().equals(other.namespace())
        && name().equals(other.name());
  }

  /** As a line of its own. */
  String line() {
    return JSON.createObjectNode().put("type", type).set("object", object).toString();
  }
}
