package io.platformtenant.operator.rules.argocd;

import static io.platformtenant.operator.rules.argocd.ProjectFields.text;
import static io.platformtenant.operator.rules.argocd.ProjectFields.texts;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.GoDuration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sync windows of a project (argo-cd, types.go, SyncWindow.Validate and HashIdentity). */
final class SyncWindows {
  /** Bytes, not characters: Argo CD measures the text it stores. */
  private static final int DESCRIPTION_BYTES = 255;

  private static final List<String> KINDS = List.of("allow", "deny");
  private static final List<String> SELECTORS = List.of("applications", "namespaces", "clusters");

  private SyncWindows() {}

  static Stream<Breach> breaches(List<At<JsonNode>> windows) {
    Set<Object> seen = new HashSet<>();
    List<At<JsonNode>> there = windows.stream().filter(w -> !w.value().isNull()).toList();
    return Stream.concat(
        there.stream().flatMap(SyncWindows::broken),
        there.stream()
            .filter(window -> !seen.add(identity(window)))
            .map(twice -> twice.says("is the same window as one before it")));
  }

  private static Stream<Breach> broken(At<JsonNode> window) {
    At<String> kind = text(window, "kind");
    At<String> schedule = text(window, "schedule");
    At<String> duration = text(window, "duration");
    At<String> description = text(window, "description");
    return Stream.of(
            kind.is(
                KINDS.contains(kind.value())
                    ? Optional.empty()
                    : Optional.of("is neither allow nor deny")),
            schedule.is(CronSchedule.problemIn(schedule.value())),
            duration.is(GoDuration.problemIn(duration.value())),
            description.is(tooLong(description.value())),
            window.tells(
                SELECTORS.stream().allMatch(s -> window.value().path(s).isEmpty())
                    ? Optional.of("names no applications, namespaces or clusters")
                    : Optional.empty()))
        .flatMap(s -> s);
  }

  private static Optional<String> tooLong(String description) {
    int bytes = description.getBytes(UTF_8).length;
    return bytes > DESCRIPTION_BYTES
        ? Optional.of("is " + bytes + " bytes long, at most " + DESCRIPTION_BYTES + " are allowed")
        : Optional.empty();
  }

  /** What makes two windows one: not manualSync, syncOverrun or the description. */
  private static List<Object> identity(At<JsonNode> window) {
    return List.of(
        text(window.value(), "kind"),
        text(window.value(), "schedule"),
        text(window.value(), "duration"),
        text(window.value(), "timeZone"),
        window.value().path("andOperator").asBoolean(),
        SELECTORS.stream().map(s -> texts(window, s).map(At::value).toList()).toList());
  }
}
