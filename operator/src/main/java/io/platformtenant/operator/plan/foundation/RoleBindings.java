package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.contract.people.AccessTier;
import io.platformtenant.operator.contract.people.EffectiveAccess;
import io.platformtenant.operator.contract.people.People;
import io.platformtenant.operator.contract.people.PeopleByTier;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may do what in which namespace. The name of a binding says both sides, {@code
 * <account>:<ClusterRole>}, since the role of a binding can never change.
 */
final class RoleBindings {
  private final ResolvedTenant contract;
  private final EffectiveAccess access;
  private final SubjectPrefixes prefixes;

  private RoleBindings(ResolvedTenant contract, SubjectPrefixes prefixes) {
    this.contract = contract;
    this.access = contract.access();
    this.prefixes = prefixes;
  }

  static Stream<PlannedObject> of(ResolvedTenant contract, SubjectPrefixes prefixes) {
    var bindings = new RoleBindings(contract, prefixes);
    return Stream.concat(
        bindings.inHome(),
        contract.environments().stream()
            .flatMap(
                e ->
                    e.namespaces().stream()
                        .flatMap(
                            n ->
                                Stream.concat(
                                    bindings.ofAccounts(e, n.name()),
                                    bindings.ofTiers(e, n.name())))));
  }

  private Stream<PlannedObject> inHome() {
    return Stream.concat(homeViewers(), homeReconciler());
  }

  /** Only where something acts as it. */
  private Stream<PlannedObject> homeReconciler() {
    if (contract.stagesOnce().isEmpty()) {
      return Stream.empty();
    }
    String home = contract.names().homeNamespace();
    return contract.defaults().accounts().home().stream()
        .distinct()
        .flatMap(
            role -> binding("", Map.of(), home, Accounts.HOME, role, account(home, Accounts.HOME)));
  }

  private Stream<PlannedObject> homeViewers() {
    String home = contract.names().homeNamespace();
    return binding(
        "",
        Map.of(),
        home,
        AccessTier.VIEWER.binding(),
        ShippedRoles.FLUX_VIEWER,
        people(access.everywhere().everyone()));
  }

  private Stream<PlannedObject> ofAccounts(Environment environment, String namespace) {
    var roles = contract.defaults().accounts();
    return Stream.of(
            ofAccount(environment, namespace, Accounts.platform(environment), roles.platform()),
            ofAccount(environment, namespace, Accounts.tenant(environment), roles.reconciler()),
            ofAccount(environment, namespace, Accounts.deployer(environment), roles.deployer()))
        .flatMap(s -> s);
  }

  private Stream<PlannedObject> ofAccount(
      Environment environment, String namespace, String account, List<String> roles) {
    String home = contract.names().homeNamespace();
    return roles.stream()
        .distinct()
        .flatMap(
            role ->
                binding(
                    environment.name(),
                    Labels.of(environment),
                    namespace,
                    account,
                    role,
                    account(home, account)));
  }

  /** People of a tier that does not rule in an environment may look there. */
  private Stream<PlannedObject> ofTiers(Environment environment, String namespace) {
    boolean isProtected = ResolvedTenant.isProtected(environment);
    PeopleByTier here = access.in(environment.name());
    People lookers = here.viewers().and(isProtected ? here.deployers() : here.approvers());
    var roles = contract.defaults().people();
    List<Tier> tiers = new ArrayList<>();
    tiers.add(new Tier(AccessTier.VIEWER, roles.viewers(), lookers));
    tiers.add(
        isProtected
            ? new Tier(AccessTier.APPROVER, roles.approvers(), here.approvers())
            : new Tier(AccessTier.DEPLOYER, roles.deployers(), here.deployers()));
    return tiers.stream()
        .flatMap(
            tier ->
                tier.roles().stream()
                    .distinct()
                    .flatMap(
                        role ->
                            binding(
                                environment.name(),
                                Labels.of(environment),
                                namespace,
                                tier.tier().binding(),
                                role,
                                people(tier.people()))));
  }

  private Stream<PlannedObject> binding(
      String environment,
      Map<String, String> labels,
      String namespace,
      String subject,
      String role,
      ArrayNode subjects) {
    if (subjects.isEmpty()) {
      return Stream.empty();
    }
    ObjectId id =
        ObjectId.of(ManagedKind.ROLE_BINDING, namespace, new BindingName(subject, role).toString());
    ObjectNode body = Bodies.of(id, contract.tenant(), labels);
    body.putObject("roleRef")
        .put("apiGroup", "rbac.authorization.k8s.io")
        .put("kind", "ClusterRole")
        .put("name", role);
    body.set("subjects", subjects);
    var requires = new TreeSet<>(Set.of(ObjectId.namespace(namespace)));
    requires.add(ObjectId.namespace(contract.names().homeNamespace()));
    return Stream.of(new PlannedObject(id, environment, body, requires, false));
  }

  private static ArrayNode account(String namespace, String name) {
    ArrayNode subjects = JsonNodeFactory.instance.arrayNode();
    subjects
        .addObject()
        .put("kind", "ServiceAccount")
        .put("name", name)
        .put("namespace", namespace);
    return subjects;
  }

  private ArrayNode people(People people) {
    ArrayNode subjects = JsonNodeFactory.instance.arrayNode();
    people.groups().forEach(name -> person(subjects.addObject(), "Group", prefixes.group(name)));
    people.users().forEach(name -> person(subjects.addObject(), "User", prefixes.user(name)));
    return subjects;
  }

  private static void person(ObjectNode subject, String kind, String name) {
    subject.put("apiGroup", "rbac.authorization.k8s.io").put("kind", kind).put("name", name);
  }

  private record Tier(AccessTier tier, List<String> roles, People people) {}
}
