package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.ApplicationSource;
import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.EnvironmentNamespace;
import io.platformtenant.api.v1alpha1.GitDirectories;
import io.platformtenant.api.v1alpha1.GitFiles;
import io.platformtenant.api.v1alpha1.Repository;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.EnvironmentSet;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.contract.freezing.Freezing;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The AppProject: the boundary of the app team. It lists literal repositories and destinations
 * only; a pattern that begins with ! would allow all it does not name (argo-cd,
 * app_project_types.go). Fields that would widen it are stated empty, so that somebody's addition
 * is drift and not an extension.
 */
final class Project {
  private Project() {}

  static ObjectId idOf(ResolvedTenant contract) {
    return ObjectId.of(
        ManagedKind.APP_PROJECT, contract.names().argocdNamespace(), contract.tenant());
  }

  /**
   * @param inUse namespaces, with their environments, that left the contract and still count
   * @param canVerify whether the Argo CD that is there knows whose signatures count
   */
  static PlannedObject of(
      ResolvedTenant contract, Freezing freezing, Map<String, String> inUse, boolean canVerify) {
    ObjectId id = idOf(contract);
    ObjectNode body = Bodies.of(id, contract.tenant(), Map.of());
    ObjectNode spec = body.putObject("spec");
    Bodies.putIfPresent(spec, "description", contract.spec().description());
    spec.set("sourceRepos", Bodies.strings(repositories(contract)));
    SortedMap<String, String> places = new TreeMap<>(places(contract));
    inUse.forEach(places::putIfAbsent);
    destinations(spec, places);
    accounts(spec, contract.names().homeNamespace(), places);
    spec.putArray("clusterResourceWhitelist");
    spec.putArray("sourceNamespaces");
    spec.set("namespaceResourceBlacklist", DeniedKinds.of(contract));
    spec.set("roles", ProjectRoles.of(contract));
    ArrayNode windows = ProjectWindows.of(contract, freezing);
    if (!windows.isEmpty()) {
      spec.set("syncWindows", windows);
    }
    if (canVerify) {
      contract
          .defaults()
          .deliverySigners()
          .ifPresent(keys -> spec.set(SourceIntegrity.FIELD, SourceIntegrity.of(keys)));
    }
    return new PlannedObject(id, "", body, requires(contract), false);
  }

  private static TreeSet<String> repositories(ResolvedTenant contract) {
    var delivery = contract.delivery();
    return Stream.of(
            delivery.applications().stream().flatMap(Project::repositories),
            delivery.applicationSets().stream()
                .map(EnvironmentSet::asApplication)
                .flatMap(Project::repositories),
            delivery.applicationSets().stream().flatMap(set -> searched(set).stream()),
            delivery.repositories().stream().map(Repository::url))
        .flatMap(s -> s)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> repositories(Application application) {
    return application.source() == null
        ? application.sources().stream().map(ApplicationSource::repoURL)
        : Stream.of(application.source().repoURL());
  }

  /** The repository in which a set looks for its items. */
  private static Optional<String> searched(ApplicationSet set) {
    return Optional.ofNullable(set.gitDirectories())
        .map(GitDirectories::repoURL)
        .or(() -> Optional.ofNullable(set.gitFiles()).map(GitFiles::repoURL));
  }

  /** Namespace to environment. */
  private static Map<String, String> places(ResolvedTenant contract) {
    Map<String, String> places = new TreeMap<>();
    for (Environment environment : contract.environments()) {
      for (EnvironmentNamespace namespace : environment.namespaces()) {
        places.put(namespace.name(), environment.name());
      }
    }
    return places;
  }

  private static void destinations(ObjectNode spec, SortedMap<String, String> places) {
    ArrayNode list = spec.putArray("destinations");
    places
        .keySet()
        .forEach(
            namespace ->
                list.addObject().put("namespace", namespace).put("server", Delivering.SERVER));
  }

  private static void accounts(ObjectNode spec, String home, SortedMap<String, String> places) {
    ArrayNode list = spec.putArray("destinationServiceAccounts");
    places.forEach(
        (namespace, environment) ->
            list.addObject()
                .put("defaultServiceAccount", home + ":" + Accounts.deployer(environment))
                .put("namespace", namespace)
                .put("server", Delivering.SERVER));
  }

  private static TreeSet<ObjectId> requires(ResolvedTenant contract) {
    var requires = new TreeSet<ObjectId>();
    requires.add(ObjectId.namespace(contract.names().homeNamespace()));
    for (Environment environment : contract.environments()) {
      environment.namespaces().forEach(n -> requires.add(ObjectId.namespace(n.name())));
      requires.add(
          ObjectId.of(
              ManagedKind.SERVICE_ACCOUNT,
              contract.names().homeNamespace(),
              Accounts.deployer(environment)));
    }
    return requires;
  }
}
