package io.platformtenant.operator.plan;

import io.platformtenant.api.GatePolicy;
import io.platformtenant.api.GateState;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.bootstrap.Bootstrapping;
import io.platformtenant.operator.plan.delivery.Delivering;
import io.platformtenant.operator.plan.delivery.ProjectSoundness;
import io.platformtenant.operator.plan.foundation.Foundation;
import io.platformtenant.operator.rules.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The heart: what a tenant becomes. */
public final class Planner {
  /** Above this a tenant is several tenants; both engines and the API server would suffer. */
  public static final int MAX_OBJECTS = 1_500;

  private Planner() {}

  public static TenantPlan plan(World world) {
    return switch (world.choice()) {
      case ClassChoice.Missing(String why) ->
          TenantPlan.refused(
              null, List.of(new Finding("PT000", Reason.ClassNotFound, "spec.className", why)));
      case ClassChoice.Found(var tenantClass) -> {
        List<Finding> ofClass = Rulebook.check(tenantClass);
        yield ofClass.isEmpty()
            ? plan(world, Contract.of(world.tenant(), tenantClass))
            : TenantPlan.refused(null, brokenClass(tenantClass.getMetadata().getName(), ofClass));
      }
    };
  }

  private static TenantPlan plan(World world, Contract contract) {
    List<Finding> findings = Rulebook.check(world, contract);
    if (!findings.isEmpty()) {
      return TenantPlan.refused(contract.names(), findings);
    }
    SortedMap<ObjectId, PlannedObject> all = draw(world, contract);
    List<Finding> late = Stream.concat(tooMany(all), ProjectSoundness.findings(all)).toList();
    return late.isEmpty() ? gate(world, contract, all) : TenantPlan.refused(contract.names(), late);
  }

  private static SortedMap<ObjectId, PlannedObject> draw(World world, Contract contract) {
    SortedMap<ObjectId, PlannedObject> all = new TreeMap<>();
    Stream.of(
            Foundation.of(contract),
            Bootstrapping.of(contract),
            Delivering.of(contract, world.observed()))
        .flatMap(s -> s)
        .forEach(o -> all.put(o.id(), o));
    return all;
  }

  private static TenantPlan gate(
      World world, Contract contract, SortedMap<ObjectId, PlannedObject> all) {
    SortedMap<String, GateState> gates = new TreeMap<>();
    for (var environment : contract.environments()) {
      gates.put(
          environment.name(),
          contract.gate() == GatePolicy.None
              ? GateState.None
              : Gate.of(environment.name(), all.values(), world.observed()));
    }
    SortedMap<ObjectId, PlannedObject> open = new TreeMap<>();
    List<Held> held = new ArrayList<>();
    for (PlannedObject object : all.values()) {
      if (passes(world, gates, object)) {
        open.put(object.id(), object);
      } else {
        held.add(
            new Held(
                object,
                Reason.WaitingForBootstrap,
                "waits until every stage of environment \""
                    + object.environment()
                    + "\" is Ready"));
      }
    }
    return new TenantPlan(contract.names(), open, List.copyOf(held), gates, List.of());
  }

  /** What runs is never taken away because a stage later fails: what exists, passes. */
  private static boolean passes(
      World world, SortedMap<String, GateState> gates, PlannedObject object) {
    return object.id().kind() != ManagedKind.APPLICATION
        || world.openGates()
        || gates.get(object.environment()) != GateState.Waiting
        || world.observed().has(object.id());
  }

  private static Stream<Finding> tooMany(SortedMap<ObjectId, PlannedObject> all) {
    return all.size() <= MAX_OBJECTS
        ? Stream.empty()
        : Stream.of(
            new Finding(
                "PT060",
                Reason.LimitExceeded,
                "spec",
                "the tenant would become "
                    + all.size()
                    + " objects, at most "
                    + MAX_OBJECTS
                    + " are allowed; split it into several tenants"));
  }

  private static List<Finding> brokenClass(String name, List<Finding> ofClass) {
    return ofClass.stream()
        .map(
            f ->
                new Finding(
                    f.rule(),
                    f.reason(),
                    "spec.className",
                    "class \"" + name + "\" is broken: " + f.field() + " " + f.message()))
        .toList();
  }
}
