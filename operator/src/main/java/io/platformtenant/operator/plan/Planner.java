package io.platformtenant.operator.plan;

import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.GateState;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.Assurance;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.FieldPath;
import io.platformtenant.operator.model.Finding;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Reason;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.bootstrap.Bootstrapping;
import io.platformtenant.operator.plan.delivery.Delivering;
import io.platformtenant.operator.plan.delivery.ProjectSoundness;
import io.platformtenant.operator.plan.foundation.Foundation;
import io.platformtenant.operator.rules.PlanRules;
import io.platformtenant.operator.rules.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The heart: what a tenant becomes. */
public final class Planner {
  private Planner() {}

  public static TenantPlan plan(World world) {
    return switch (world.choice()) {
      case ClassChoice.Missing(String why) ->
          TenantPlan.refused(
              null, List.of(PlanRules.NO_CLASS.finding(FieldPath.of("spec", "className"), why)));
      case ClassChoice.Found(var tenantClass) -> {
        List<Finding> ofClass = Rulebook.check(tenantClass);
        yield ofClass.isEmpty()
            ? plan(world, ResolvedTenant.of(world.tenant(), tenantClass))
            : TenantPlan.refused(null, brokenClass(tenantClass.getMetadata().getName(), ofClass));
      }
    };
  }

  /** Everything the rulebook has to say about a tenant under a sound class, warnings included. */
  public static List<Finding> findings(World world, PlatformTenantClass tenantClass) {
    var contract = ResolvedTenant.of(world.tenant(), tenantClass);
    List<Finding> findings = new ArrayList<>(Rulebook.checkAll(world, contract));
    if (findings.stream().noneMatch(Finding::isError)) {
      List<PlannedObject> drawn = draw(world, contract);
      findings.addAll(late(drawn, byId(drawn)));
    }
    return findings;
  }

  private static TenantPlan plan(World world, ResolvedTenant contract) {
    List<Finding> findings = Rulebook.checkAll(world, contract);
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      return TenantPlan.refused(contract.names(), errors);
    }
    List<PlannedObject> drawn = draw(world, contract);
    SortedMap<ObjectId, PlannedObject> all = byId(drawn);
    List<Finding> late = late(drawn, all);
    return late.isEmpty()
        ? gate(world, contract, all, overlapsAmong(findings))
        : TenantPlan.refused(contract.names(), late);
  }

  private static SortedMap<ObjectId, PlannedObject> byId(List<PlannedObject> drawn) {
    SortedMap<ObjectId, PlannedObject> all = new TreeMap<>();
    drawn.forEach(o -> all.put(o.id(), o));
    return all;
  }

  private static List<Finding> late(
      List<PlannedObject> drawn, SortedMap<ObjectId, PlannedObject> all) {
    return Stream.of(Identities.doubled(drawn), Sizes.findings(all), ProjectSoundness.findings(all))
        .flatMap(f -> f)
        .toList();
  }

  private static List<PlannedObject> draw(World world, ResolvedTenant contract) {
    return Stream.of(
            Foundation.of(contract),
            Bootstrapping.of(contract),
            Delivering.of(contract, world.observed()))
        .flatMap(s -> s)
        .toList();
  }

  private static List<Finding> overlapsAmong(List<Finding> findings) {
    return findings.stream().filter(f -> f.reason() == Reason.PathShared).toList();
  }

  private static TenantPlan gate(
      World world,
      ResolvedTenant contract,
      SortedMap<ObjectId, PlannedObject> all,
      List<Finding> overlaps) {
    var assurance = new Assurance(world.enforced(), requiresEnforcement(world), overlaps);
    SortedMap<String, GateState> gates = new TreeMap<>();
    for (var environment : contract.environments()) {
      gates.put(environment.name(), gate(world, contract, assurance, environment.name(), all));
    }
    SortedMap<ObjectId, PlannedObject> open = new TreeMap<>();
    List<Held> held = new ArrayList<>();
    for (PlannedObject object : all.values()) {
      if (passes(world, gates, object)) {
        open.put(object.id(), object);
      } else {
        held.add(assurance.closesGates() ? notEnforced(object, assurance) : waiting(object));
      }
    }
    return new TenantPlan(contract.names(), open, List.copyOf(held), gates, List.of(), assurance);
  }

  private static boolean requiresEnforcement(World world) {
    return world.choice() instanceof ClassChoice.Found(var tenantClass)
        && EffectiveGuardrails.of(tenantClass).requiresEnforcement();
  }

  private static GateState gate(
      World world,
      ResolvedTenant contract,
      Assurance assurance,
      String environment,
      SortedMap<ObjectId, PlannedObject> all) {
    if (assurance.closesGates()) {
      return GateState.Waiting;
    }
    return contract.gate() == GatePolicy.None
        ? GateState.None
        : Gate.of(environment, all, world.observed());
  }

  private static Held waiting(PlannedObject object) {
    return new Held(
        object,
        Reason.WaitingForBootstrap,
        "waits until every stage of environment \"" + object.environment() + "\" is Ready");
  }

  private static Held notEnforced(PlannedObject object, Assurance assurance) {
    return new Held(
        object,
        Reason.NotEnforced,
        "waits until the engines are seen to enforce the boundary: "
            + assurance.enforced().message());
  }

  /** What runs is never taken away because a stage later fails: what exists, passes. */
  private static boolean passes(
      World world, SortedMap<String, GateState> gates, PlannedObject object) {
    return !object.id().kind().isGated()
        || world.openGates()
        || gates.get(object.environment()) != GateState.Waiting
        || world.observed().has(object.id());
  }

  private static List<Finding> brokenClass(String name, List<Finding> ofClass) {
    return ofClass.stream()
        .map(
            f ->
                new Finding(
                    f.rule(),
                    f.severity(),
                    f.reason(),
                    FieldPath.of("spec", "className"),
                    name,
                    "class \"" + name + "\" is broken: " + f.field() + " " + f.message()))
        .toList();
  }
}
