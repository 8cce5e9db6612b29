package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.rules.Late;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The checks Argo CD's own server makes on a project, made on the finished AppProject: nobody makes
 * them when it is written through the Kubernetes API (argo-cd, app_project_types.go,
 * ValidateProject; types.go, validatePolicy and validateGroupName). The planner's other rules leave
 * nothing for it to find; it stands between a mistake in them and a project without a boundary.
 */
public final class ProjectSoundness {
  private static final Pattern POLICY =
      Pattern.compile(
          "p, proj:([a-z0-9-]+):(viewer|deployer|approver), "
              + "(applications|applicationsets|logs), "
              + "(get|sync|action/apps/[A-Za-z]+/restart), "
              + "\\1/\\1-[a-z0-9-]+(-\\*-[a-z0-9-]+)?, allow");

  private ProjectSoundness() {}

  public static Stream<Finding> findings(Map<ObjectId, PlannedObject> plan) {
    return plan.values().stream()
        .filter(o -> o.id().kind() == ManagedKind.APP_PROJECT)
        .map(o -> o.body().path("spec"))
        .flatMap(
            spec ->
                Stream.of(
                        unique(spec, "sourceRepos", JsonNode::asText),
                        unique(spec, "destinations", ProjectSoundness::place),
                        unique(spec, "destinationServiceAccounts", ProjectSoundness::place),
                        texts(spec.path("sourceRepos")).filter(ProjectSoundness::isPattern),
                        items(spec.path("destinations"))
                            .map(ProjectSoundness::place)
                            .filter(ProjectSoundness::isPattern),
                        items(spec.path("roles")).flatMap(ProjectSoundness::brokenRole))
                    .flatMap(s -> s))
        .map(
            problem ->
                Late.UNSOUND_PROJECT.finding(
                    "spec.delivery",
                    "Argo CD would refuse the project because of \"" + problem + "\""));
  }

  private static Stream<String> brokenRole(JsonNode role) {
    return Stream.of(
            unique(role, "policies", JsonNode::asText),
            unique(role, "groups", JsonNode::asText),
            texts(role.path("policies")).filter(p -> !POLICY.matcher(p).matches()),
            texts(role.path("groups")).filter(g -> !isGroup(g)))
        .flatMap(s -> s);
  }

  private static boolean isGroup(String group) {
    boolean quoted = group.length() > 1 && group.startsWith("\"") && group.endsWith("\"");
    String inner = quoted ? group.substring(1, group.length() - 1) : group;
    return !inner.isBlank()
        && (quoted || !inner.contains(","))
        && inner.strip().equals(inner)
        && inner.chars().noneMatch(c -> c == '"' || c < 0x20);
  }

  private static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> "*?![]{}\\".indexOf(c) >= 0);
  }

  private static String place(JsonNode entry) {
    return entry.path("server").asText() + "/" + entry.path("namespace").asText();
  }

  private static Stream<String> unique(
      JsonNode parent, String field, Function<JsonNode, String> key) {
    Set<String> seen = new HashSet<>();
    return items(parent.path(field)).map(key).filter(k -> !seen.add(k));
  }

  private static Stream<String> texts(JsonNode list) {
    return items(list).map(JsonNode::asText);
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
