package io.platformtenant.testkit.controlplane;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** One line of the audit log (`audit.k8s.io/v1` Event). */
record AuditLine(String id, String stage, AuditLog.Deed deed) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static AuditLine parse(String line) {
    try {
      var event = JSON.readTree(line);
      return new AuditLine(
          event.path("auditID").asText(),
          event.path("stage").asText(),
          new AuditLog.Deed(
              request(event), event.path("requestObject"), event.path("responseObject")));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Not an audit event: " + line, e);
    }
  }

  /** A request that panicked in the server never gets its ResponseComplete. */
  boolean isAnswer() {
    return !stage.equals("RequestReceived");
  }

  private static AuditLog.Request request(JsonNode event) {
    var object = event.path("objectRef");
    var impersonated = event.path("impersonatedUser").path("username").asText();
    return new AuditLog.Request(
        Instant.parse(event.path("requestReceivedTimestamp").asText()),
        impersonated.isEmpty() ? event.path("user").path("username").asText() : impersonated,
        event.path("verb").asText(),
        object.path("apiGroup").asText(),
        object.path("resource").asText(),
        object.path("subresource").asText(),
        object.path("namespace").asText(),
        object.path("name").asText(),
        event.path("requestURI").asText().replaceFirst("^[^?]*\\??", ""),
        event.path("responseStatus").path("code").asInt(),
        event.path("userAgent").asText(),
        told(event.path("annotations")));
  }

  /** Beside these the server notes who authorized it, and warnings about Pod Security. */
  private static SortedMap<String, String> told(JsonNode annotations) {
    SortedMap<String, String> told = new TreeMap<>();
    annotations
        .properties()
        .forEach(
            note -> {
              if (note.getKey().startsWith("platform-tenant-")) {
                told.put(note.getKey(), note.getValue().asText());
              }
            });
    return told;
  }
}
