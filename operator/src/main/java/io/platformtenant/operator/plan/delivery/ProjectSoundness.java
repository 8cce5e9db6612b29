package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.rules.PlanRules;
import io.platformtenant.operator.rules.Rulebook;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The checks Argo CD's own server makes on a project, made on the finished AppProject, and beside
 * them that it is as narrow as the planner means it. The other rules leave nothing to find here; it
 * stands between a mistake in them and a project without a boundary.
 */
public final class ProjectSoundness {
  private static final FieldPath DELIVERY = FieldPath.of("spec", "delivery");
  private static final Pattern POLICY =
      Pattern.compile(
          "p, proj:([a-z0-9-]+):(viewer|deployer|approver)(-[a-z0-9-]+)?, ("
              + "(applications|applicationsets|logs), get, \\1/([*]|\\1(-[a-z0-9-]+)?(-[*])?-[a-z0-9-]+)"
              + "|applications, (sync|action/apps/[*]/restart|action/[a-z0-9.-]*/[A-Za-z0-9]+/[A-Za-z0-9_-]+), "
              + "\\1/\\1-[a-z0-9-]+(-[*]-[a-z0-9-]+)?), allow");

  private ProjectSoundness() {}

  public static Stream<Finding> findings(Map<ObjectId, PlannedObject> plan) {
    return plan.values().stream()
        .filter(o -> o.id().kind() == ManagedKind.APP_PROJECT)
        .flatMap(o -> Stream.concat(refused(o.body()), wide(o.body().path("spec"))));
  }

  private static Stream<Finding> refused(JsonNode project) {
    return Rulebook.checkProject(project).stream()
        .map(
            f ->
                new Finding(
                    f.rule(),
                    f.severity(),
                    f.reason(),
                    Layer.PLAN,
                    Part.TEAM,
                    DELIVERY,
                    "",
                    "Argo CD would refuse the project: " + f.field() + " " + f.message()));
  }

  private static Stream<Finding> wide(JsonNode spec) {
    return Stream.of(
            texts(spec.path("sourceRepos")).filter(ProjectSoundness::isPattern),
            items(spec.path("destinations"))
                .map(d -> d.path("server").asText() + "/" + d.path("namespace").asText())
                .filter(ProjectSoundness::isPattern),
            items(spec.path("roles"))
                .flatMap(role -> texts(role.path("policies")))
                .filter(policy -> !POLICY.matcher(policy).matches()),
            items(spec.path("roles"))
                .flatMap(role -> texts(role.path("groups")))
                .filter(group -> group.chars().anyMatch(c -> c < 0x20)))
        .flatMap(s -> s)
        .map(
            text ->
                PlanRules.UNSOUND_PROJECT.finding(
                    DELIVERY, "the project would be wider than it is meant, by \"" + text + "\""));
  }

  private static boolean isPattern(String text) {
    return text.chars().anyMatch(c -> "*?![]{}\\".indexOf(c) >= 0);
  }

  private static Stream<String> texts(JsonNode list) {
    return items(list).map(JsonNode::asText);
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
