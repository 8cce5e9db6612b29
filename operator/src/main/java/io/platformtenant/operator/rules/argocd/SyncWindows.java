package io.platformtenant.operator.rules.argocd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.GoDuration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sync windows of a project (argo-cd, types.go, SyncWindow.Validate and HashIdentity). */
final class SyncWindows {
  /** Bytes, not characters: Argo CD measures the text it stores. */
  private static final int DESCRIPTION_BYTES = 255;

  private static final List<String> SELECTORS = List.of("applications", "namespaces", "clusters");

  private SyncWindows() {}

  static Stream<Breach> breaches(ProjectNode windows) {
    return Stream.concat(
        windows.items().filter(w -> !w.node().isNull()).flatMap(SyncWindows::broken),
        windows
            .doubles(w -> w.node().isNull() ? w.path() : identity(w))
            .map(twice -> new Breach(twice.field(), "is the same window as one before it")));
  }

  private static Stream<Breach> broken(ProjectNode window) {
    String kind = window.text("kind");
    return Stream.of(
            kind.equals("allow") || kind.equals("deny")
                ? Stream.<Breach>empty()
                : window.field("kind").breach("\"" + kind + "\" is neither allow nor deny"),
            window.field("schedule").breach(CronSchedule.problemIn(window.text("schedule"))),
            window.field("duration").breach(GoDuration.problemIn(window.text("duration"))),
            window.field("description").breach(tooLong(window.text("description"))),
            SELECTORS.stream().allMatch(s -> window.node().path(s).isEmpty())
                ? window.breach("names no applications, namespaces or clusters")
                : Stream.<Breach>empty())
        .flatMap(s -> s);
  }

  private static Optional<String> tooLong(String description) {
    int bytes = description.getBytes(UTF_8).length;
    return bytes > DESCRIPTION_BYTES
        ? Optional.of("is " + bytes + " bytes long, at most " + DESCRIPTION_BYTES + " are allowed")
        : Optional.empty();
  }

  /** What makes two windows one: not manualSync, syncOverrun or the description. */
  private static List<Object> identity(ProjectNode window) {
    return List.of(
        window.text("kind"),
        window.text("schedule"),
        window.text("duration"),
        window.text("timeZone"),
        window.node().path("andOperator").asBoolean(),
        SELECTORS.stream()
            .map(s -> window.field(s).items().map(ProjectNode::text).toList())
            .toList());
  }
}
