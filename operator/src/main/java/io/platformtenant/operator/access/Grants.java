package io.platformtenant.operator.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.access.Grant.Plane;
import io.platformtenant.operator.access.Grant.Who;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a plan gives to whom: its role bindings, and the roles of its project. */
public final class Grants {
  private static final Pattern COMMA = Pattern.compile(", ");

  private Grants() {}

  /** Everything that the objects of a plan give, accounts of engines included. */
  public static SortedSet<Grant> of(String tenant, TenantPlan plan) {
    SortedSet<Grant> grants =
        objects(plan, ManagedKind.ROLE_BINDING)
            .flatMap(binding -> onKubernetes(tenant, binding))
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Set<Who>> people =
        grants.stream()
            .map(Grant::who)
            .filter(who -> who.kind() != Who.Kind.ServiceAccount)
            .collect(Collectors.groupingBy(Who::name, Collectors.toSet()));
    objects(plan, ManagedKind.APP_PROJECT)
        .flatMap(project -> onArgoCd(tenant, project.body(), environments(plan), people))
        .forEach(grants::add);
    return grants;
  }

  private static Stream<PlannedObject> objects(TenantPlan plan, ManagedKind kind) {
    return plan.objects().values().stream().filter(object -> object.id().kind() == kind);
  }

  private static Stream<Grant> onKubernetes(String tenant, PlannedObject binding) {
    String role = binding.body().at("/roleRef/name").asText();
    return each(binding.body().path("subjects"))
        .map(
            subject ->
                new Grant(
                    tenant,
                    who(subject),
                    Plane.KUBERNETES,
                    binding.environment(),
                    binding.id().namespace(),
                    role));
  }

  private static Who who(JsonNode subject) {
    Who.Kind kind = Who.Kind.valueOf(subject.path("kind").asText());
    String name = subject.path("name").asText();
    return new Who(
        kind,
        kind == Who.Kind.ServiceAccount ? subject.path("namespace").asText() + "/" + name : name);
  }

  /** Names of Applications and sets, with their environments. */
  private static Map<String, String> environments(TenantPlan plan) {
    return Stream.of(ManagedKind.APPLICATION, ManagedKind.APPLICATION_SET)
        .flatMap(kind -> objects(plan, kind))
        .collect(Collectors.toMap(object -> object.id().name(), PlannedObject::environment));
  }

  /**
   * @param people by their names: a role of Argo CD's does not say whether one is a group's or a
   *     person's
   */
  private static Stream<Grant> onArgoCd(
      String tenant,
      JsonNode project,
      Map<String, String> environments,
      Map<String, Set<Who>> people) {
    return each(project.at("/spec/roles"))
        .flatMap(
            role ->
                each(role.path("groups"))
                    .map(name -> unquoted(name.asText()))
                    .flatMap(name -> whos(name, people))
                    .flatMap(
                        who ->
                            each(role.path("policies"))
                                .map(
                                    policy ->
                                        grant(
                                            tenant,
                                            who,
                                            COMMA.splitAsStream(policy.asText()).toList(),
                                            environments))));
  }

  private static Stream<Who> whos(String name, Map<String, Set<Who>> people) {
    return people.getOrDefault(name, Set.of(new Who(Who.Kind.Group, name))).stream();
  }

  /**
   * @param policy p, the role, a resource, an action, project and object, allow
   */
  private static Grant grant(
      String tenant, Who who, List<String> policy, Map<String, String> environments) {
    String object = policy.get(4).substring(tenant.length() + 1);
    // What a set makes has the set's name with the item in the middle.
    String named = object.replace("-*-", "-");
    return new Grant(
        tenant,
        who,
        Plane.ARGO_CD,
        environments.getOrDefault(named, ""),
        object,
        policy.get(2) + " " + policy.get(3));
  }

  private static String unquoted(String group) {
    return group.startsWith("\"") && group.endsWith("\"") && group.length() > 1
        ? group.substring(1, group.length() - 1)
        : group;
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
