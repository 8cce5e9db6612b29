package io.platformtenant.operator.plan;

import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.GateState;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.health.LastReportedProblems;
import io.platformtenant.operator.model.BrokenClass;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.Enforcement;
import io.platformtenant.operator.model.Held;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Plan;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.TenantPlan.HeldBack;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.delivery.ProjectSoundness;
import io.platformtenant.operator.rules.PlanRules;
import io.platformtenant.operator.rules.Rulebook;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The heart: what a tenant becomes. */
public final class Planner {
  private static final FieldPath CLASS_NAME = FieldPath.of("spec", "className");

  private Planner() {}

  public static TenantPlan plan(World world) {
    List<Finding> unread = Rulebook.unread(world.tenant());
    return unread.isEmpty() ? planWhole(world) : TenantPlan.refused(null, unread);
  }

  private static TenantPlan planWhole(World world) {
    return switch (world.choice()) {
      case ClassChoice.Missing(String why) ->
          TenantPlan.refused(null, List.of(PlanRules.NO_CLASS.finding(CLASS_NAME, why)));
      case ClassChoice.Broken(var broken) -> TenantPlan.refused(null, findings(broken));
      case ClassChoice.Found(var sound) -> plan(world, sound);
    };
  }

  /** Everything that is found in a tenant, whether one finding repeats another or not. */
  public static List<Finding> found(World world) {
    if (!(world.choice() instanceof ClassChoice.Found(var sound))) {
      return plan(world).findings();
    }
    var contract = ResolvedTenant.of(world.tenant(), sound.tenantClass());
    List<Finding> found = Rulebook.found(world, contract);
    return found.stream().anyMatch(Finding::isError)
        ? found
        : Stream.concat(found.stream(), late(Drawing.of(world, contract).objects()).stream())
            .toList();
  }

  private static TenantPlan plan(World world, SoundClass tenantClass) {
    var contract = ResolvedTenant.of(world.tenant(), tenantClass.tenantClass());
    List<Finding> findings = Rulebook.checkAll(world, contract);
    if (findings.stream().anyMatch(Finding::isError)) {
      return TenantPlan.refused(contract.names(), findings);
    }
    Drawing drawn = Drawing.of(world, contract);
    List<Finding> late = late(drawn.objects());
    return late.isEmpty()
        ? gate(world, contract, drawn, findings, object -> false)
        : TenantPlan.refused(
            contract.names(), Stream.concat(findings.stream(), late.stream()).toList());
  }

  /**
   * A plan in spite of errors that refuse only what is new.
   *
   * @param standing which errors are of what stands already
   */
  static TenantPlan plan(World world, SoundClass tenantClass, Standing standing) {
    var contract = ResolvedTenant.of(world.tenant(), tenantClass.tenantClass());
    List<Finding> found = Rulebook.found(world, contract);
    List<Finding> errors = found.stream().filter(f -> f.isError() && !standing.has(f)).toList();
    if (!errors.isEmpty()) {
      return TenantPlan.refused(contract.names(), errors);
    }
    Drawing drawn = Drawing.of(world, contract);
    List<Finding> late = late(drawn.objects());
    List<Finding> warnings = found.stream().filter(f -> !f.isError()).toList();
    return late.isEmpty()
        ? gate(world, contract, drawn, warnings, standing.keepsOut(found))
        : TenantPlan.refused(contract.names(), late);
  }

  private static SortedMap<ObjectId, PlannedObject> byId(List<PlannedObject> drawn) {
    SortedMap<ObjectId, PlannedObject> all = new TreeMap<>();
    drawn.forEach(o -> all.put(o.id(), o));
    return all;
  }

  private static List<Finding> late(List<PlannedObject> drawn) {
    SortedMap<ObjectId, PlannedObject> all = byId(drawn);
    return Stream.of(Identities.doubled(drawn), Sizes.findings(all), ProjectSoundness.findings(all))
        .flatMap(f -> f)
        .toList();
  }

  private static TenantPlan gate(
      World world,
      ResolvedTenant contract,
      Drawing drawn,
      List<Finding> warnings,
      Predicate<PlannedObject> isKeptOut) {
    SortedMap<ObjectId, PlannedObject> all = byId(drawn.objects());
    var enforcement = new Enforcement(world.enforced(), requiresEnforcement(world));
    SortedMap<String, GateState> gates = new TreeMap<>();
    for (var environment : contract.environments()) {
      gates.put(environment.name(), gate(world, contract, enforcement, environment.name(), all));
    }
    SortedMap<ObjectId, PlannedObject> open = new TreeMap<>();
    List<Held> held = new ArrayList<>();
    for (PlannedObject object : all.values()) {
      if (isKeptOut.test(object)) {
        held.add(refused(object));
      } else if (passes(world, gates, object)) {
        open.put(object.id(), object);
      } else {
        held.add(enforcement.closesGates() ? notEnforced(object, enforcement) : waiting(object));
      }
    }
    return new TenantPlan(
        contract.names(),
        open,
        List.copyOf(held),
        gates,
        warnings,
        enforcement,
        HeldBack.NOTHING,
        contract.isDeletionProtected(),
        contract.deletion().asStatus(),
        new Plan.Adopting(contract.adoption(), world.tenant().lastStatus().adoption()),
        drawn.frozen());
  }

  private static boolean requiresEnforcement(World world) {
    return world.choice() instanceof ClassChoice.Found(var sound)
        && EffectiveGuardrails.of(sound.tenantClass()).requiresEnforcement();
  }

  private static GateState gate(
      World world,
      ResolvedTenant contract,
      Enforcement enforcement,
      String environment,
      SortedMap<ObjectId, PlannedObject> all) {
    if (enforcement.closesGates()) {
      return GateState.Waiting;
    }
    return contract.gate() == GatePolicy.None
        ? GateState.None
        : Gate.of(
            environment,
            all,
            world.observed(),
            LastReportedProblems.of(world.tenant().lastStatus()));
  }

  private static Held waiting(PlannedObject object) {
    return new Held(
        object,
        Reason.WaitingForBootstrap,
        "waits until every stage of environment \"" + object.environment() + "\" is Ready");
  }

  private static Held refused(PlannedObject object) {
    return new Held(
        object,
        Reason.GuardrailViolated,
        "is new, and a guardrail of the class refuses what it comes from");
  }

  private static Held notEnforced(PlannedObject object, Enforcement enforcement) {
    return new Held(
        object,
        Reason.NotEnforced,
        "waits until the engines are seen to enforce the boundary: "
            + enforcement.seen().message());
  }

  /** What runs is never taken away because a stage later fails: what exists, passes. */
  private static boolean passes(
      World world, SortedMap<String, GateState> gates, PlannedObject object) {
    return !object.id().kind().isGated()
        || world.openGates()
        || gates.get(object.environment()) != GateState.Waiting
        || world.observed().has(object.id());
  }

  /** Of a tenant, what is wrong with its class. */
  private static List<Finding> findings(BrokenClass broken) {
    return broken.findings().stream()
        .filter(Finding::isError)
        .map(
            f ->
                new Finding(
                    f.rule(),
                    f.severity(),
                    f.reason(),
                    Layer.REFERENCE,
                    Part.PLATFORM,
                    CLASS_NAME,
                    broken.name(),
                    "class \"" + broken.name() + "\" is broken: " + f.field() + " " + f.message()))
        .toList();
  }
}
