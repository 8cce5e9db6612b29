package io.platformtenant.operator.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.health.Generated;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must be gone before an object may go. Engines delete with the rights of accounts we made, so
 * an account outlives whatever acts as it: an Application without its role binding sticks, a
 * Kustomization without its account leaves everything behind (kustomize-controller, finalize).
 */
final class TeardownOrder {
  private final Holdings holdings;
  private final SortedMap<ObjectId, ObjectNode> leaving;
  private final EngineWork work;
  private final StageGraph stages;
  private final SourceReaders readers;
  private final Staying staying;

  /** What goes before any identity does: in a teardown of everything both planes, else nothing. */
  private final Set<ObjectId> planes;

  private final Set<ObjectId> projects;
  private final Set<ObjectId> beforeHome;
  private final Set<ObjectId> beforeQuotaOfHome;
  private final Map<String, Set<ObjectId>> byNamespace = new HashMap<>();

  /** In which everything leaves. */
  static TeardownOrder of(Holdings holdings) {
    return new TeardownOrder(holdings, holdings.live(), true);
  }

  /** In which some objects leave and the others stay. */
  static TeardownOrder of(Holdings holdings, Collection<ObjectId> leaving) {
    SortedMap<ObjectId, ObjectNode> objects = new TreeMap<>(holdings.live());
    objects.keySet().retainAll(leaving);
    return new TeardownOrder(holdings, objects, false);
  }

  private TeardownOrder(
      Holdings holdings, SortedMap<ObjectId, ObjectNode> leaving, boolean everything) {
    this.holdings = holdings;
    this.leaving = leaving;
    this.work = new EngineWork(leaving);
    this.stages = new StageGraph(leaving);
    this.readers = new SourceReaders(holdings.live());
    Set<ObjectId> unsettled = new HashSet<>(holdings.leftBehind().keySet());
    unsettled.addAll(holdings.unwritten());
    this.staying = new Staying(holdings.live(), leaving.keySet(), unsettled);
    this.planes = leaving(id -> everything && id.kind().comesWithAnEngine());
    this.projects = leaving(id -> id.kind().purpose() == Purpose.PROJECT);
    this.beforeHome = leaving(id -> id.kind() != ManagedKind.RESOURCE_QUOTA);
    this.beforeQuotaOfHome =
        leaving(id -> id.kind().purpose() != Purpose.NAMESPACE && !isQuotaOfHome(id));
    for (ObjectId id : leaving.keySet()) {
      byNamespace.computeIfAbsent(id.namespace(), n -> new TreeSet<>()).add(id);
    }
  }

  SortedMap<ObjectId, ObjectNode> leaving() {
    return leaving;
  }

  /** What one of the leaving objects waits for. */
  Waits waits(ObjectId id) {
    Set<ObjectId> needed = holdings.needed().getOrDefault(id, new TreeSet<>());
    return new Waits(id, Stream.concat(Stream.of(needed), before(id)).toList());
  }

  private Stream<Set<ObjectId>> before(ObjectId id) {
    return switch (id.kind().purpose()) {
      case APPLICATION_SET -> Stream.empty();
      case APPLICATION -> setOf(id);
      case PROJECT -> Stream.of(work.delivered());
      case STAGE ->
          Stream.concat(
              Stream.of(projects, stages.dependentsOf(id)), work.deliveredTo(environmentOf(id)));
      case SOURCE -> Stream.of(readers.of(id));
      case BINDING -> Stream.concat(Stream.of(planes), actingBy(id));
      case ACCOUNT -> Stream.concat(Stream.of(planes), work.as(id.name()));
      case BOUND -> isQuotaOfHome(id) ? Stream.of(beforeQuotaOfHome) : work.in(environmentOf(id));
      case NAMESPACE -> holdings.home().is(id) ? Stream.of(beforeHome) : beforeNamespace(id);
    };
  }

  /** It would make it anew. */
  private Stream<Set<ObjectId>> setOf(ObjectId application) {
    return Generated.setOf(application, leaving.get(application))
        .filter(leaving::containsKey)
        .map(Set::of)
        .stream();
  }

  /**
   * Rights of people go at once: a group that left the contract must not wait for an engine. So
   * does one role of an account that keeps another in the namespace.
   */
  private Stream<Set<ObjectId>> actingBy(ObjectId binding) {
    if (Accounts.isOfPeople(binding) || staying.keepsAnotherBeside(binding)) {
      return Stream.empty();
    }
    String account =
        binding.kind() == ManagedKind.CLUSTER_ROLE_BINDING
            ? Accounts.ofClusterStages()
            : BindingName.of(binding).subject();
    return Stream.concat(work.as(account), staying.movingOut().as(account));
  }

  private Stream<Set<ObjectId>> beforeNamespace(ObjectId id) {
    Set<ObjectId> inside = byNamespace.getOrDefault(id.name(), Set.of());
    String environment = environmentOf(id);
    return Stream.of(
            Stream.of(inside, planes), work.in(environment), staying.movingOut().in(environment))
        .flatMap(s -> s);
  }

  /** Without it pods could run there, as an account of an engine. */
  private boolean isQuotaOfHome(ObjectId id) {
    return id.kind() == ManagedKind.RESOURCE_QUOTA && holdings.home().holds(id);
  }

  private String environmentOf(ObjectId id) {
    return EngineWork.environmentOf(leaving.get(id));
  }

  private Set<ObjectId> leaving(Predicate<ObjectId> which) {
    return leaving.keySet().stream().filter(which).collect(Collectors.toCollection(TreeSet::new));
  }
}
