package io.platformtenant.e2e.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leaves of an object what a judge of its state could look at, and says the same of it in every
 * run: names of a test's own, addresses, times and commits are replaced.
 */
final class Trimmed {
  /** What stays of which group. A name alone stays with all it holds. */
  private static final JsonNode MASKS =
      mask(
          """
          flux:
            apiVersion:
            kind:
            metadata: {generation: , deletionTimestamp: , finalizers: , annotations: {reconcile.fluxcd.io/requestedAt: }}
            spec: {suspend: }
            status:
              observedGeneration:
              conditions: {type: , status: , observedGeneration: , reason: , message: }
              artifact: {revision: }
              lastAppliedRevision:
              lastAttemptedRevision:
              lastHandledReconcileAt:
          argocd:
            apiVersion:
            kind:
            metadata: {deletionTimestamp: , finalizers: , annotations: {argocd.argoproj.io/skip-reconcile: }}
            operation: {sync: {revision: }}
            spec: {project: , source: , destination: , syncPolicy: }
            status:
              sync: {status: , comparedTo: , revision: }
              health: {status: , message: }
              conditions: {type: , status: , reason: , message: }
              operationState:
                phase:
                message:
                finishedAt:
                retryCount:
                syncResult: {resources: {group: , kind: , namespace: , name: , status: , hookPhase: , message: }}
          sets:
            apiVersion:
            kind:
            metadata: {deletionTimestamp: , finalizers: }
            status:
              health:
              conditions: {type: , status: , reason: , message: }
          """);

  /** What is not the same in every run, and what stands for it. The order matters. */
  private static final Map<String, String> STABLE = new LinkedHashMap<>();

  static {
    STABLE.put("http://127\\.0\\.0\\.1:\\d+", "https://git.example.com");
    STABLE.put("\\b[0-9a-f]{40}\\b", "1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d7e8f9a0b");
    STABLE.put("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "2026-01-01T00:00:00Z");
    STABLE.put("/tmp/kustomization-\\d+", "/tmp/kustomization-1");
    STABLE.put("/dev/shm/\\d+", "/dev/shm/1");
    STABLE.put("\\b\\d\\d?:\\d\\d[AP]M\\b", "0:00AM");
    STABLE.put("\\b\\d+\\.\\d+(ms|µs|s)\\b", "1s");
    STABLE.put("\\b\\d+ms\\b", "1s");
  }

  private final Map<String, String> names;

  /**
   * @param names names of this run by what stands for them, the longest first
   */
  Trimmed(Map<String, String> names) {
    this.names = new LinkedHashMap<>(names);
  }

  JsonNode of(JsonNode object) {
    String mask =
        switch (object.path("kind").asText()) {
          case "Application" -> "argocd";
          case "ApplicationSet" -> "sets";
          default -> "flux";
        };
    return stable(masked(object, MASKS.path(mask)));
  }

  private static JsonNode masked(JsonNode node, JsonNode mask) {
    return switch (node) {
      case ArrayNode list -> {
        ArrayNode kept = list.arrayNode();
        list.forEach(item -> kept.add(masked(item, mask)));
        yield kept;
      }
      case ObjectNode object when mask.isObject() -> {
        ObjectNode kept = object.objectNode();
        mask.properties().stream()
            .filter(field -> object.has(field.getKey()))
            .forEach(f -> kept.set(f.getKey(), masked(object.path(f.getKey()), f.getValue())));
        yield kept;
      }
      default -> node;
    };
  }

  private JsonNode stable(JsonNode node) {
    return switch (node) {
      case ArrayNode list -> {
        ArrayNode same = list.arrayNode();
        list.forEach(item -> same.add(stable(item)));
        yield same;
      }
      case ObjectNode object -> {
        ObjectNode same = object.objectNode();
        object.properties().forEach(f -> same.set(f.getKey(), stable(f.getValue())));
        yield same;
      }
      case TextNode text -> new TextNode(stable(text.textValue()));
      default -> node;
    };
  }

  private String stable(String text) {
    String same = text;
    for (var name : names.entrySet()) {
      same = same.replace(name.getKey(), name.getValue());
    }
    for (var pattern : STABLE.entrySet()) {
      same = same.replaceAll(pattern.getKey(), pattern.getValue());
    }
    return same;
  }

  private static JsonNode mask(String yaml) {
    try {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
