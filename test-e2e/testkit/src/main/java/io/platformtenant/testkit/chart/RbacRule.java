package io.platformtenant.testkit.chart;

import static java.util.stream.Collectors.toSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One rule of a rendered Role or ClusterRole, with the role it stands in.
 *
 * @param everywhere whether that is a ClusterRole
 */
public record RbacRule(
    String role,
    boolean everywhere,
    List<String> apiGroups,
    List<String> resources,
    List<String> verbs,
    List<String> resourceNames) {

  public static List<RbacRule> in(Chart chart) {
    return chart.objects().stream()
        .filter(object -> Set.of("Role", "ClusterRole").contains(object.getKind()))
        .flatMap(RbacRule::in)
        .toList();
  }

  private static Stream<RbacRule> in(HasMetadata role) {
    List<Map<String, List<String>>> rules = ((GenericKubernetesResource) role).get("rules");
    return Objects.requireNonNull(rules, () -> "no rules in " + role).stream()
        .map(
            rule ->
                new RbacRule(
                    role.getMetadata().getName(),
                    role.getKind().equals("ClusterRole"),
                    rule.getOrDefault("apiGroups", List.of()),
                    rule.getOrDefault("resources", List.of()),
                    rule.getOrDefault("verbs", List.of()),
                    rule.getOrDefault("resourceNames", List.of())));
  }

  public boolean isTheOperators() {
    return role.startsWith(Chart.NAME);
  }

  /** Whether it is for the operator's look at what leaving stages had applied. */
  public boolean isTheLooks() {
    return role.equals("platform-tenant-residue");
  }

  public boolean writes() {
    return !Set.of("get", "list", "watch").containsAll(verbs);
  }

  /** Everything the rule allows, one {@code verb group/resource} each. */
  public Set<String> grants() {
    return apiGroups.stream()
        .flatMap(
            group ->
                resources.stream()
                    .flatMap(
                        resource ->
                            verbs.stream().map(verb -> verb + " " + group + "/" + resource)))
        .collect(toSet());
  }
}
