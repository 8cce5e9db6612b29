package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.plan.Bodies;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A revision as Flux tells it, such as {@code main@sha1:…}, to which a source is held. It stands on
 * the source itself, so that nobody has to remember it: as long as it stands there, no newer one is
 * taken for it.
 *
 * @param name of the branch or tag; "" where none is told
 * @param content digest of a commit or of an artifact
 */
record HeldRevision(String text, String name, String content) {
  private static final Pattern GIT =
      Pattern.compile("(?:(.+)@)?(?:sha1:([0-9a-f]{40})|sha256:([0-9a-f]{64}))");
  private static final Pattern OCI = Pattern.compile("(?:(.+)@)?(sha256:[0-9a-f]{64})");

  /** What a source of a kind can be held to; nothing of a bucket, which has no history. */
  static Optional<HeldRevision> of(ManagedKind kind, String text) {
    return switch (kind) {
      case GIT_REPOSITORY -> read(GIT, text);
      case OCI_REPOSITORY -> read(OCI, text);
      default -> Optional.empty();
    };
  }

  /** What a source is held to, as it says itself. */
  static Optional<HeldRevision> on(ManagedKind kind, JsonNode live) {
    return of(
        kind,
        live.path("metadata").path("annotations").path(ApiGroup.FROZEN_AT_ANNOTATION).asText(""));
  }

  private static Optional<HeldRevision> read(Pattern form, String text) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String content = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
    return Optional.of(
        new HeldRevision(text, matcher.group(1) == null ? "" : matcher.group(1), content));
  }

  /**
   * Holds a source to it. A branch is named beside the commit as before: without it Flux would call
   * the same content otherwise, and apply it anew.
   */
  void put(ManagedKind kind, ObjectNode body) {
    ObjectNode spec = (ObjectNode) body.get("spec");
    JsonNode said = spec.path("ref");
    ObjectNode ref = Bodies.object();
    if (kind == ManagedKind.GIT_REPOSITORY) {
      if (isBranchOf(said)) {
        ref.put("branch", name);
      }
      ref.put("commit", content);
    } else {
      ref.put("digest", content);
    }
    spec.set("ref", ref);
    body.withObject("/metadata/annotations").put(ApiGroup.FROZEN_AT_ANNOTATION, text);
  }

  /** Without any reference it is the branch that Flux takes then. */
  private boolean isBranchOf(JsonNode ref) {
    boolean isNothingElse =
        !ref.has("tag") && !ref.has("semver") && !ref.has("name") && !name.isEmpty();
    return isNothingElse && (ref.isEmpty() || ref.path("branch").asText("").equals(name));
  }
}
