package io.platformtenant.operator.plan;

import io.platformtenant.operator.contract.parts.Ground;
import io.platformtenant.operator.contract.parts.PartItem;
import io.platformtenant.operator.contract.parts.Selection;
import io.platformtenant.operator.contract.parts.TeamPart;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.TenantPlan.HeldBack;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a tenant becomes whose team wrote something that is refused: what the platform says now, and
 * what the team says as far as it is accepted. Only an error of the platform's own part holds
 * everything.
 */
public final class PartedPlanner {
  /** What is wrong may show more that is wrong; after so many steps all is as it was accepted. */
  private static final int STEPS = 8;

  private final World world;
  private final SoundClass tenantClass;
  private final TenantPlan written;
  private final Optional<TeamPart> accepted;

  private PartedPlanner(
      World world, SoundClass tenantClass, TenantPlan written, Optional<TeamPart> accepted) {
    this.world = world;
    this.tenantClass = tenantClass;
    this.written = written;
    this.accepted = accepted;
  }

  /**
   * @param accepted what was last accepted of the team; asked only when something is refused
   */
  public static PartedPlan plan(World world, Supplier<Optional<TeamPart>> accepted) {
    TenantPlan written = Planner.plan(world);
    if (!written.isRefused()) {
      return new PartedPlan(written, Optional.of(TeamPart.of(world.tenant().getSpec())));
    }
    return world.choice() instanceof ClassChoice.Found(var sound)
            && isOfTeamAlone(world)
            && !isCostlyToTellOf(written)
        ? new PartedPlanner(world, sound, written, accepted.get()).withoutErrors()
        : new PartedPlan(written, Optional.empty());
  }

  /** Whether there is no error in the platform's part, and all of it could be read. */
  private static boolean isOfTeamAlone(World world) {
    return unread(world).allMatch(field -> PartItem.placeOf(field).isPresent())
        && !Planner.plan(world.withTenant(TeamPart.NONE.in(world.tenant()))).isRefused();
  }

  /**
   * Of a contract that is thousands of levels deep every status costs the API server seconds and
   * gigabytes: one is written, and none that follows what engines do.
   */
  private static boolean isCostlyToTellOf(TenantPlan written) {
    return written.errors().stream().anyMatch(Rulebook::isAboutDepth);
  }

  private static Stream<FieldPath> unread(World world) {
    return world.tenant().unread().stream().map(part -> FieldPath.of(part.field()));
  }

  private PartedPlan withoutErrors() {
    Set<List<String>> unread =
        unread(world).flatMap(f -> PartItem.placeOf(f).stream()).collect(Collectors.toSet());
    if (accepted.isEmpty() && unread.stream().anyMatch(PartItem::isTier)) {
      return refused();
    }
    Selection asWritten =
        Selection.of(
            TeamPart.of(world.tenant().getSpec()),
            accepted.orElseGet(() -> LiveTeam.tiers(world)),
            Ground.of(world.tenant(), tenantClass.tenantClass()),
            unread);
    return without(asWritten).or(() -> without(asWritten.whole())).orElseGet(this::refused);
  }

  private PartedPlan refused() {
    return new PartedPlan(written, Optional.empty());
  }

  /** Takes out what is in error until nothing is; none where that can not be told. */
  private Optional<PartedPlan> without(Selection first) {
    Selection now = first;
    for (int step = 0; step < STEPS; step++) {
      TenantPlan plan = tried(now);
      if (!plan.isRefused()) {
        return done(now, plan);
      }
      Set<PartItem> inError = inError(now, plan.errors());
      if (inError.isEmpty() || isMeantByAnother(now, inError)) {
        return Optional.empty();
      }
      now = now.without(inError);
    }
    return Optional.empty();
  }

  /** What was accepted once is in error for something else that is new. */
  private static boolean isMeantByAnother(Selection now, Set<PartItem> inError) {
    return !now.isWhole() && inError.stream().anyMatch(now::isAccepted);
  }

  private TenantPlan tried(Selection selection) {
    World as = world.withTenant(selection.used().in(world.tenant()));
    return Planner.plan(as, tenantClass, new Standing(as, selection));
  }

  private static Set<PartItem> inError(Selection selection, List<Finding> errors) {
    return errors.stream()
        .map(error -> selection.at(error.field()))
        .flatMap(Optional::stream)
        .collect(Collectors.toSet());
  }

  /**
   * What runs and has no accepted form to stand in is not taken away: everything waits for it. And
   * where nothing is held back although something is in error, nobody would be told.
   */
  private Optional<PartedPlan> done(Selection selection, TenantPlan plan) {
    boolean wouldTakeAway =
        selection.absent().stream().anyMatch(item -> LiveTeam.has(world, item))
            || (selection.isWhole() && accepted.isEmpty() && LiveTeam.hasAny(world));
    return wouldTakeAway || selection.describe().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PartedPlan(
                plan.without(new HeldBack(selection.describe(), written.findings())),
                Optional.of(selection.remembered())));
  }
}
