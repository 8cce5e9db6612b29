package io.platformtenant.operator.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.access.Grant.Plane;
import io.platformtenant.operator.access.Grant.Who;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.contract.people.AccessTier;
import io.platformtenant.operator.contract.people.EffectiveAccess;
import io.platformtenant.operator.contract.people.GroupEntry;
import io.platformtenant.operator.contract.people.ProjectRoleName;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a plan gives to whom: by role bindings, the roles of its project, and to co-writers. */
public final class Grants {
  private static final Pattern COMMA = Pattern.compile(", ");

  private final String tenant;
  private final TenantPlan plan;
  private final EffectiveAccess access;
  private final SubjectPrefixes prefixes;

  private Grants(String tenant, TenantPlan plan, EffectiveAccess access, SubjectPrefixes prefixes) {
    this.tenant = tenant;
    this.plan = plan;
    this.access = access;
    this.prefixes = prefixes;
  }

  /**
   * Everything that the objects of a plan give, accounts of engines included.
   *
   * @param access who says so
   * @param prefixes what role bindings put before the names of people
   */
  public static SortedSet<Grant> of(
      String tenant, TenantPlan plan, EffectiveAccess access, SubjectPrefixes prefixes) {
    return new Grants(tenant, plan, access, prefixes).all();
  }

  private SortedSet<Grant> all() {
    SortedSet<Grant> grants =
        objects(ManagedKind.ROLE_BINDING)
            .flatMap(this::onKubernetes)
            .collect(Collectors.toCollection(TreeSet::new));
    Map<String, Set<Who>> people =
        grants.stream()
            .map(Grant::who)
            .filter(who -> who.kind() != Who.Kind.ServiceAccount)
            .collect(Collectors.groupingBy(Who::name, Collectors.toSet()));
    Map<String, String> environments = environments();
    objects(ManagedKind.APP_PROJECT)
        .flatMap(project -> onArgoCd(project.body(), environments, people))
        .forEach(grants::add);
    objects(ManagedKind.APPLICATION)
        .flatMap(application -> CoWriterGrants.in(tenant, application))
        .forEach(grants::add);
    return grants;
  }

  private Stream<PlannedObject> objects(ManagedKind kind) {
    return plan.objects().values().stream().filter(object -> object.id().kind() == kind);
  }

  private Stream<Grant> onKubernetes(PlannedObject binding) {
    String role = binding.body().at("/roleRef/name").asText();
    Predicate<AccessTier> isMeant = BindingName.of(binding.id())::isOf;
    return each(binding.body().path("subjects"))
        .map(this::who)
        .map(
            who ->
                new Grant(
                    tenant,
                    who,
                    Plane.KUBERNETES,
                    binding.environment(),
                    binding.id().namespace(),
                    role,
                    origins(who, isMeant, binding.environment())));
  }

  private List<String> origins(Who who, Predicate<AccessTier> isMeant, String environment) {
    return access.origins(
        people ->
            Stream.of(AccessTier.values())
                .filter(isMeant)
                .map(people::in)
                .anyMatch(
                    tier ->
                        switch (who.kind()) {
                          case Group -> tier.hasGroup(who.name());
                          case User -> tier.hasUser(who.name());
                          case ServiceAccount -> false;
                        }),
        environment);
  }

  private Who who(JsonNode subject) {
    Who.Kind kind = Who.Kind.valueOf(subject.path("kind").asText());
    String name = subject.path("name").asText();
    return new Who(
        kind,
        kind == Who.Kind.ServiceAccount
            ? subject.path("namespace").asText() + "/" + name
            : prefixes.plain(kind.name(), name));
  }

  /** Names of Applications and sets, with their environments. */
  private Map<String, String> environments() {
    return Stream.of(ManagedKind.APPLICATION, ManagedKind.APPLICATION_SET)
        .flatMap(this::objects)
        .collect(Collectors.toMap(object -> object.id().name(), PlannedObject::environment));
  }

  /**
   * @param people by their names: a role of Argo CD's does not say whether one is a group's or a
   *     person's
   */
  private Stream<Grant> onArgoCd(
      JsonNode project, Map<String, String> environments, Map<String, Set<Who>> people) {
    Map<String, JsonNode> roles = new HashMap<>();
    each(project.at("/spec/roles")).forEach(role -> roles.put(role.path("name").asText(), role));
    return roles.values().stream()
        .flatMap(
            role ->
                members(role, roles)
                    .flatMap(name -> whos(name, people))
                    .flatMap(who -> of(role, who, environments)));
  }

  /** A role among the groups of another stands for its own. */
  private Stream<String> members(JsonNode role, Map<String, JsonNode> roles) {
    return each(role.path("groups"))
        .map(JsonNode::asText)
        .flatMap(
            entry ->
                roles.values().stream()
                    .filter(other -> entry.equals(subject(other)))
                    .findFirst()
                    .map(other -> members(other, roles))
                    .orElseGet(() -> Stream.of(GroupEntry.name(entry))));
  }

  private String subject(JsonNode role) {
    return "proj:" + tenant + ":" + role.path("name").asText();
  }

  private static Stream<Who> whos(String name, Map<String, Set<Who>> people) {
    return people.getOrDefault(name, Set.of(new Who(Who.Kind.Group, name))).stream();
  }

  private Stream<Grant> of(JsonNode role, Who who, Map<String, String> environments) {
    ProjectRoleName name = ProjectRoleName.read(role.path("name").asText()).orElseThrow();
    return each(role.path("policies"))
        .map(policy -> COMMA.splitAsStream(policy.asText()).toList())
        .map(policy -> grant(name, who, policy, environments));
  }

  /**
   * @param policy p, the role, a resource, an action, project and object, allow
   */
  private Grant grant(
      ProjectRoleName role, Who who, List<String> policy, Map<String, String> environments) {
    String object = policy.get(4).substring(tenant.length() + 1);
    // What a set makes has the set's name with the item in the middle.
    String named = object.replace("-*-", "-");
    String environment =
        role.isOfEnvironment() ? role.environment() : environments.getOrDefault(named, "");
    return new Grant(
        tenant,
        who,
        Plane.ARGO_CD,
        environment,
        object,
        policy.get(2) + " " + policy.get(3),
        origins(who, role.tier()::equals, environment));
  }

  private static Stream<JsonNode> each(JsonNode list) {
    return list.valueStream();
  }
}
