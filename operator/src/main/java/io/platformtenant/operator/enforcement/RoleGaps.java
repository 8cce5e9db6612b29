package io.platformtenant.operator.enforcement;

import io.platformtenant.operator.enforcement.Question.Permission;
import io.platformtenant.operator.enforcement.Question.RoleNamed;
import io.platformtenant.operator.enforcement.Shortfall.Gap;
import io.platformtenant.operator.enforcement.Shortfall.Unseen;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ClusterRoles that a tenant's accounts and people are given and that defeat its boundary: that
 * make other roles, become somebody else, or write what belongs to the engines or to admission.
 */
final class RoleGaps {
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String ADMISSION = "admissionregistration.k8s.io";

  private RoleGaps() {}

  static Stream<Question<?>> questions(Subject subject) {
    return subject.roles().stream().map(RoleNamed::new);
  }

  static Stream<Shortfall> in(Subject subject, Answers answers) {
    return subject.roles().stream().flatMap(role -> of(role, answers.to(new RoleNamed(role))));
  }

  private static Stream<Shortfall> of(String role, Seen<List<Permission>> seen) {
    return switch (seen) {
      case Seen.Unread<List<Permission>>(String why) ->
          Stream.of(new Unseen("ClusterRole " + role + " can not be read: " + why));
      case Seen.Read<List<Permission>>(var there) ->
          there.isEmpty()
              ? Stream.of(new Gap("there is no ClusterRole " + role + ", so nobody has its rights"))
              : tooMuch(role, there.get());
    };
  }

  private static Stream<Shortfall> tooMuch(String role, List<Permission> permissions) {
    List<String> excesses =
        permissions.stream().flatMap(RoleGaps::excesses).distinct().sorted().toList();
    return excesses.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Gap(
                "ClusterRole %s permits %s, which no tenant may have: take it out"
                    .formatted(role, String.join(", ", excesses))));
  }

  private static Stream<String> excesses(Permission permission) {
    return Stream.of(
            Stream.of("escalate", "bind")
                .filter(verb -> has(permission.verbs(), verb))
                .filter(verb -> isIn(permission, RBAC, "roles", "clusterroles")),
            Stream.of("impersonate")
                .filter(verb -> has(permission.verbs(), verb))
                .filter(verb -> isIn(permission, "", "users", "groups", "serviceaccounts")),
            written(permission, "", "serviceaccounts/token"),
            written(permission, RBAC, "clusterroles"),
            written(permission, RBAC, "clusterrolebindings"),
            written(permission, "argoproj.io", "appprojects"),
            written(permission, ADMISSION, "validatingadmissionpolicies"),
            written(permission, ADMISSION, "validatingadmissionpolicybindings"))
        .flatMap(s -> s);
  }

  private static Stream<String> written(Permission permission, String group, String resource) {
    return isIn(permission, group, resource)
            && WRITES.stream().anyMatch(verb -> has(permission.verbs(), verb))
        ? Stream.of("writing " + resource)
        : Stream.empty();
  }

  private static boolean isIn(Permission permission, String group, String... resources) {
    return has(permission.apiGroups(), group)
        && Stream.of(resources).anyMatch(resource -> has(permission.resources(), resource));
  }

  private static boolean has(List<String> words, String word) {
    return words.contains("*") || words.contains(word);
  }
}
