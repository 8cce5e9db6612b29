package io.platformtenant.e2e.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.waiting.PolicyReadiness;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Requests as kubectl sends them: the object as written, under strict field validation. */
record StrictApi(KubernetesClient client) {
  private static final String STRICT = "?fieldValidation=Strict&fieldManager=platformtenant-tests";

  /** Whether a request is only judged, or done. */
  enum Mode {
    DRY_RUN("&dryRun=All"),
    FOR_REAL("");

    private final String query;

    Mode(String query) {
      this.query = query;
    }
  }

  /** Creates an object; what the server says against it, or empty. */
  Optional<Refusal> create(JsonNode object, Mode mode) {
    return send(collection(object), "POST", object, mode);
  }

  /** Puts an object, which holds the resourceVersion it replaces. */
  Optional<Refusal> update(JsonNode object, Mode mode) {
    return send(collection(object) + "/" + name(object), "PUT", object, mode);
  }

  JsonNode get(JsonNode object) {
    return Serialization.unmarshal(
        client.raw(collection(object) + "/" + name(object)), JsonNode.class);
  }

  void delete(JsonNode object) {
    client.raw(collection(object) + "/" + name(object), "DELETE", null);
  }

  private Optional<Refusal> send(String path, String method, JsonNode object, Mode mode) {
    return PolicyReadiness.awaited(
        () -> sendOnce(path, method, object, mode),
        refusal -> refusal.map(Refusal::message).orElse(""));
  }

  private Optional<Refusal> sendOnce(String path, String method, JsonNode object, Mode mode) {
    try {
      client.raw(path + STRICT + mode.query, method, object);
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (e.getStatus() == null) {
        throw e;
      }
      return Optional.of(new Refusal(e.getStatus()));
    }
  }

  private static String collection(JsonNode object) {
    String apiVersion = object.path("apiVersion").asText();
    String namespace = object.path("metadata").path("namespace").asText("");
    return (apiVersion.contains("/") ? "/apis/" : "/api/")
        + apiVersion
        + (namespace.isEmpty() ? "" : "/namespaces/" + namespace)
        + "/"
        + plural(object.path("kind").asText().toLowerCase(Locale.ROOT));
  }

  private static String plural(String kind) {
    if (kind.endsWith("y")) {
      return kind.substring(0, kind.length() - 1) + "ies";
    }
    return kind.endsWith("s") ? kind + "es" : kind + "s";
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asText();
  }

  /** A refusal as the server words it. */
  record Refusal(Status status) {
    /** What is said about a field, which is {@code <nil>} for the object as a whole. */
    List<String> about(String field) {
      if (status.getDetails() == null || status.getDetails().getCauses() == null) {
        return List.of();
      }
      return status.getDetails().getCauses().stream()
          .filter(c -> field.equals(c.getField()))
          .map(io.fabric8.kubernetes.api.model.StatusCause::getMessage)
          .toList();
    }

    String message() {
      return status.getMessage();
    }
  }
}
