package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.plan.CasbinPolicy;
import io.platformtenant.operator.text.Texts;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the places of a plan that others read as syntax hold none. */
final class Harmless {
  private static final Pattern NOT_LITERAL = Pattern.compile("[*?!{}\\[\\]\\\\\\s$]");
  private static final Pattern NOT_PLAIN =
      Pattern.compile("[{}\\n\\r\\x00\\u2028\\u2029\\u200b]|\\$\\{");
  private static final Pattern ROLE =
      Pattern.compile("proj:[a-z0-9-]+:(viewer|deployer|approver)(-[a-z0-9-]+)?");
  private static final List<String> FREE_NAMES =
      List.of("sre", "dev", "leads", "ann", "bo", "cy", "qa", "di", "call", "eve");

  /** Fields of several lines. */
  private static final List<String> LINES =
      List.of("ignore", "patch", "current", "inProgress", "failed", "value", "annotations");

  private Harmless() {}

  static void check(TenantPlan plan, Target target, String text) {
    String path = target.schema().path();
    boolean hasLines = Stream.of(path.split("/", -1)).anyMatch(LINES::contains);
    require(
        !Texts.hasInvisible(hasLines ? text.replaceAll("[\\n\\r\\t]", "") : text)
            || path.contains("/valuesObject/"),
        target,
        "something that does not show");
    for (PlannedObject object : plan.objects().values()) {
      JsonNode spec = object.body().path("spec");
      switch (object.id().kind()) {
        case ManagedKind.APP_PROJECT -> project(object.body(), target, text);
        case ManagedKind.KUSTOMIZATION -> path(spec.path("path").asText(), target);
        case ManagedKind.APPLICATION -> source(spec.path("source"), target);
        default -> {}
      }
    }
  }

  private static void project(JsonNode project, Target target, String text) {
    boolean isPerson = target.field().pointer().matches(".*/(groups|users)/.*");
    for (List<String> line : CasbinPolicy.of(project)) {
      boolean isPolicy = line.getFirst().equals("p");
      require(line.size() == (isPolicy ? 6 : 3), target, line);
      require(ROLE.matcher(line.get(isPolicy ? 1 : 2)).matches(), target, line);
      if (!isPolicy) {
        require(
            FREE_NAMES.contains(line.get(1))
                || line.get(1).equals(ofTier(line.get(2)))
                || (isPerson && line.get(1).equals(text)),
            target,
            line);
      }
    }
    for (JsonNode repository : project.path("spec").path("sourceRepos")) {
      require(!NOT_LITERAL.matcher(repository.asText()).find(), target, repository);
    }
    require(project.at("/spec/destinations").size() == 2, target, project.at("/spec/destinations"));
  }

  /** The role that stands among the groups of one of an environment's. */
  private static String ofTier(String role) {
    return role.replaceFirst("^(proj:[a-z0-9-]+:(deployer|approver))-.+", "$1");
  }

  private static void source(JsonNode source, Target target) {
    path(source.path("path").asText(), target);
    path(source.at("/helm/valueFiles/0").asText(), target);
    plain(source.path("targetRevision").asText(), target);
    plain(source.path("repoURL").asText(), target);
  }

  private static void path(String path, Target target) {
    plain(path, target);
    require(
        !path.startsWith("/") && Stream.of(path.split("/", -1)).noneMatch(".."::equals),
        target,
        path);
  }

  private static void plain(String text, Target target) {
    require(!NOT_PLAIN.matcher(text).find(), target, text);
  }

  private static void require(boolean holds, Target target, Object found) {
    if (!holds) {
      throw new AssertionError(target.field().pointer() + " becomes syntax: " + found);
    }
  }
}
