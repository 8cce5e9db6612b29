package io.platformtenant.operator.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What taking an object over would widen, or have an engine do that it does not do now. Said rather
 * once too often: what is permitted already by a pattern that we do not read counts as new.
 */
final class Effects {
  private static final String POD_SECURITY = "pod-security.kubernetes.io/enforce";

  /** Whatever else stands there, or nothing, permits all that the cluster does. */
  private static final List<String> STRICTEST_FIRST = List.of("restricted", "baseline");

  private Effects() {}

  static List<String> of(PlannedObject planned, ObjectNode live) {
    JsonNode body = planned.body();
    return switch (planned.id().kind().purpose()) {
      case NAMESPACE -> podSecurity(body, live).toList();
      case BINDING -> binding(body, live).toList();
      case PROJECT -> ProjectEffects.of(body, live);
      case STAGE -> EngineEffects.ofStage(body, live);
      case APPLICATION -> EngineEffects.ofApplication(body, live);
      case APPLICATION_SET -> EngineEffects.ofSet(body, live);
      case BOUND, ACCOUNT, SOURCE -> List.of();
    };
  }

  private static Stream<String> podSecurity(JsonNode body, JsonNode live) {
    return laxity(label(body)) > laxity(label(live))
        ? changed("Pod Security", label(body), label(live)).stream()
        : Stream.empty();
  }

  private static JsonNode label(JsonNode object) {
    return object.path("metadata").path("labels").path(POD_SECURITY);
  }

  private static int laxity(JsonNode level) {
    int strict = STRICTEST_FIRST.indexOf(level.asText(""));
    return strict < 0 ? STRICTEST_FIRST.size() : strict;
  }

  private static Stream<String> binding(JsonNode body, JsonNode live) {
    JsonNode role = body.at("/roleRef/name");
    boolean sameRole = role.equals(live.at("/roleRef/name"));
    return Stream.concat(
        sameRole ? Stream.empty() : changed("role", role, live.at("/roleRef/name")).stream(),
        body.path("subjects")
            .valueStream()
            .filter(subject -> !sameRole || !isIn(live.path("subjects"), subject))
            .map(
                subject ->
                    Phrase.of(
                            "subject: {} {} gets ClusterRole {}",
                            new Phrase(subject.path("kind").asText()),
                            name(subject),
                            role.asText())
                        .text()));
  }

  private static boolean isIn(JsonNode subjects, JsonNode wanted) {
    return subjects
        .valueStream()
        .anyMatch(
            subject ->
                subject.path("kind").equals(wanted.path("kind"))
                    && name(subject).equals(name(wanted)));
  }

  private static String name(JsonNode subject) {
    String namespace = subject.path("namespace").asText("");
    return (namespace.isEmpty() ? "" : namespace + "/") + subject.path("name").asText();
  }

  /** That a field gets another value than it has. */
  static Optional<String> changed(String what, JsonNode becomes, JsonNode is) {
    return becomes.asText("").equals(is.asText(""))
        ? Optional.empty()
        : Optional.of(
            Phrase.of(what + ": {} instead of {}", becomes.asText(""), is.asText("")).text());
  }
}
