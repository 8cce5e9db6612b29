package io.platformtenant.operator.plan.foundation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.contract.People;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
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
  private RoleBindings() {}

  static Stream<PlannedObject> of(ResolvedTenant contract) {
    return Stream.concat(
        inHome(contract),
        contract.environments().stream()
            .flatMap(
                e ->
                    e.namespaces().stream()
                        .flatMap(
                            n ->
                                Stream.concat(
                                    ofAccounts(contract, e, n.name()),
                                    ofTiers(contract, e, n.name())))));
  }

  private static Stream<PlannedObject> inHome(ResolvedTenant contract) {
    return Stream.concat(homeViewers(contract), homeReconciler(contract));
  }

  /** Only where something acts as it. */
  private static Stream<PlannedObject> homeReconciler(ResolvedTenant contract) {
    if (contract.stagesOnce().isEmpty()) {
      return Stream.empty();
    }
    String home = contract.names().homeNamespace();
    return contract.defaults().accounts().home().stream()
        .distinct()
        .flatMap(
            role ->
                binding(
                    contract,
                    "",
                    Map.of(),
                    home,
                    Accounts.HOME,
                    role,
                    account(home, Accounts.HOME)));
  }

  private static Stream<PlannedObject> homeViewers(ResolvedTenant contract) {
    String home = contract.names().homeNamespace();
    return binding(
        contract,
        "",
        Map.of(),
        home,
        "access-viewers",
        ShippedRoles.FLUX_VIEWER,
        people(contract.everyone()));
  }

  private static Stream<PlannedObject> ofAccounts(
      ResolvedTenant contract, Environment environment, String namespace) {
    var roles = contract.defaults().accounts();
    return Stream.of(
            ofAccount(
                contract, environment, namespace, Accounts.platform(environment), roles.platform()),
            ofAccount(
                contract, environment, namespace, Accounts.tenant(environment), roles.reconciler()),
            ofAccount(
                contract, environment, namespace, Accounts.deployer(environment), roles.deployer()))
        .flatMap(s -> s);
  }

  private static Stream<PlannedObject> ofAccount(
      ResolvedTenant contract,
      Environment environment,
      String namespace,
      String account,
      List<String> roles) {
    String home = contract.names().homeNamespace();
    return roles.stream()
        .distinct()
        .flatMap(
            role ->
                binding(
                    contract,
                    environment.name(),
                    Labels.of(environment),
                    namespace,
                    account,
                    role,
                    account(home, account)));
  }

  /** People of a tier that does not rule in an environment may look there. */
  private static Stream<PlannedObject> ofTiers(
      ResolvedTenant contract, Environment environment, String namespace) {
    boolean isProtected = ResolvedTenant.isProtected(environment);
    People lookers =
        contract.viewers().and(isProtected ? contract.deployers() : contract.approvers());
    var roles = contract.defaults().people();
    List<Tier> tiers = new ArrayList<>();
    tiers.add(new Tier("access-viewers", roles.viewers(), lookers));
    tiers.add(
        isProtected
            ? new Tier("access-approvers", roles.approvers(), contract.approvers())
            : new Tier("access-deployers", roles.deployers(), contract.deployers()));
    return tiers.stream()
        .flatMap(
            tier ->
                tier.roles().stream()
                    .distinct()
                    .flatMap(
                        role ->
                            binding(
                                contract,
                                environment.name(),
                                Labels.of(environment),
                                namespace,
                                tier.name(),
                                role,
                                people(tier.people()))));
  }

  private static Stream<PlannedObject> binding(
      ResolvedTenant contract,
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

  private static ArrayNode people(People people) {
    ArrayNode subjects = JsonNodeFactory.instance.arrayNode();
    people.groups().forEach(name -> person(subjects.addObject(), "Group", name));
    people.users().forEach(name -> person(subjects.addObject(), "User", name));
    return subjects;
  }

  private static void person(ObjectNode subject, String kind, String name) {
    subject.put("apiGroup", "rbac.authorization.k8s.io").put("kind", kind).put("name", name);
  }

  private record Tier(String name, List<String> roles, People people) {}
}
