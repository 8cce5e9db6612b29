package io.platformtenant.operator.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.text.Shortened;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a sync that was refused says of itself. Argo CD 3.2 says only that objects failed, and keeps
 * the reason with each of them; since 3.5 its message carries it (argo-cd, controller/sync.go).
 */
public final class SyncFailure {
  private static final int MOST = 400;
  private static final Set<String> FAILED = Set.of("Failed", "Error");

  /** Says when it is tried again; a message with it would be another one after each attempt. */
  private static final Pattern RETRY =
      Pattern.compile("\\.? Retrying attempt #\\d+( at \\S+)?\\.$");

  /** How kubectl's own code begins: with a file of a random name. */
  private static final Pattern PREFACE =
      Pattern.compile("error when .{0,400}? (from server for|creating|patching): \"[^\"]*\": ");

  private static final Comparator<JsonNode> BY_NAME =
      Comparator.comparing((JsonNode r) -> r.path("group").asText())
          .thenComparing(r -> r.path("kind").asText())
          .thenComparing(r -> r.path("namespace").asText())
          .thenComparing(r -> r.path("name").asText());

  private SyncFailure() {}

  static String of(JsonNode operationState) {
    String message =
        plain(RETRY.matcher(operationState.path("message").asText("")).replaceFirst(""));
    return toldIn(operationState.path("syncResult"))
        .filter(resource -> !message.contains(words(resource)))
        .map(
            resource ->
                message + ": " + title(resource) + ": " + Shortened.toLength(words(resource), MOST))
        .orElse(message);
  }

  /** The object that is told of, of those that a sync was refused for. */
  public static Optional<JsonNode> toldIn(JsonNode syncResult) {
    return syncResult
        .path("resources")
        .valueStream()
        .filter(
            r ->
                r.path("status").asText().equals("SyncFailed")
                    || FAILED.contains(r.path("hookPhase").asText()))
        .filter(r -> !words(r).isEmpty())
        .min(BY_NAME);
  }

  private static String title(JsonNode resource) {
    return resource.path("kind").asText() + " \"" + resource.path("name").asText() + "\"";
  }

  private static String words(JsonNode resource) {
    return plain(resource.path("message").asText(""));
  }

  private static String plain(String message) {
    return PREFACE.matcher(message.replaceAll("\\s+", " ")).replaceAll("").strip();
  }
}
