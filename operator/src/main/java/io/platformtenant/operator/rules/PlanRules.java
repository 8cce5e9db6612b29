package io.platformtenant.operator.rules;

import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import java.util.List;

/** Rules that the planner checks itself: they need a class to choose, or a finished plan. */
public final class PlanRules {
  public static final RuleInfo NO_CLASS =
      RuleInfo.of("PT000", "A tenant has a class.")
          .layer(Layer.REFERENCE)
          .because(Reason.ClassNotFound)
          .remedy("Name a class that exists, or make exactly one the default.");

  public static final RuleInfo TOO_MANY_OBJECTS =
      RuleInfo.of("PT060", "A plan holds at most 1,500 objects.")
          .ofTeam()
          .layer(Layer.PLAN)
          .because(Reason.LimitExceeded)
          .remedy("Split the tenant into several.");

  public static final RuleInfo UNSOUND_PROJECT =
      RuleInfo.of("PT061", "An AppProject is as narrow as it is meant.")
          .ofTeam()
          .layer(Layer.PLAN)
          .remedy("Change what the message quotes; this rule finds what no other did.")
          .source("argo-cd, app_project_types.go IsSourcePermitted, isDestinationMatched");

  public static final RuleInfo ONE_IDENTITY =
      RuleInfo.of("PT062", "No two things of a tenant become one object.")
          .ofTeam()
          .layer(Layer.PLAN)
          .because(Reason.NameConflict)
          .remedy("Rename one of the two.");

  public static final RuleInfo PROJECT_TOO_BIG =
      RuleInfo.of("PT063", "An AppProject fits into the API server.")
          .ofTeam()
          .layer(Layer.PLAN)
          .because(Reason.LimitExceeded)
          .remedy("Split the tenant into several.");

  static final List<RuleInfo> ALL =
      List.of(NO_CLASS, TOO_MANY_OBJECTS, UNSOUND_PROJECT, ONE_IDENTITY, PROJECT_TOO_BIG);

  private PlanRules() {}
}
