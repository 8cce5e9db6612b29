package io.platformtenant.operator.residue;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.text.Shortened;
import java.util.List;
import java.util.Set;

/** What keeps a namespace that is being deleted, in the words of the API server. */
public final class NamespaceContent {
  /** Of the namespace controller (kubernetes, namespace/deletion/status_condition_utils.go). */
  private static final Set<String> TELLING =
      Set.of(
          "NamespaceContentRemaining",
          "NamespaceFinalizersRemaining",
          "NamespaceDeletionContentFailure",
          "NamespaceDeletionDiscoveryFailure");

  /** It counts each kind that is left, of which there may be hundreds. */
  private static final int LONGEST = 256;

  private NamespaceContent() {}

  /** Of one that is not being deleted nothing. */
  public static List<String> remaining(JsonNode namespace) {
    return namespace
        .at("/status/conditions")
        .valueStream()
        .filter(condition -> TELLING.contains(condition.path("type").asText()))
        .filter(condition -> condition.path("status").asText().equals("True"))
        .map(condition -> condition.path("message").asText())
        .map(said -> Shortened.toLength(said, LONGEST))
        .toList();
  }
}
