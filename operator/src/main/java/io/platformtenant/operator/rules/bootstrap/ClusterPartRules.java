package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Parts of stages of the cluster, checked as those of any other stage ({@link StagePartRules}). */
public final class ClusterPartRules {
  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          each(
              RuleInfo.of("PC051", "A variable of a stage of the cluster has a name Flux takes.")
                  .remedy("Use letters, digits and _, and no name of the platform's.")
                  .source("fluxcd pkg, kustomize/kustomize_varsub.go varsubRegex"),
              Variables::names),
          each(
              RuleInfo.of("PC052", "A variable of a stage of the cluster stays what it is in YAML.")
                  .remedy("Write a plain text that YAML reads as one.")
                  .source("fluxcd pkg, kustomize/kustomize_varsub.go varSubstitution"),
              Variables::values),
          each(
              RuleInfo.of("PC053", "A patch of a stage of the cluster is one kustomize can apply.")
                  .remedy("Write an object, or operations with a target.")
                  .source("kustomize, api/internal/builtins/PatchTransformer.go"),
              StageParts::patches),
          each(
              RuleInfo.of("PC054", "A component of a stage of the cluster is in the source.")
                  .remedy("Write a path that is relative to the stage's and stays in the source.")
                  .source("fluxcd pkg, kustomize/kustomize_generator.go"),
              StageParts::components),
          each(
              RuleInfo.of("PC055", "An image of a stage of the cluster says what becomes of it.")
                  .remedy("Say newName, newTag or digest, and one of the last two at most.")
                  .source("kustomize, api/types/image.go"),
              StageParts::images),
          each(
              RuleInfo.of("PC056", "A health expression of a stage of the cluster is CEL.")
                  .remedy("Correct the expression; its variables are the fields of the object.")
                  .source("fluxcd pkg, runtime/cel/expression.go: a bad one stalls for ever"),
              HealthExpressions::in));

  private ClusterPartRules() {}

  private static Rule<PlatformTenantClass> each(
      RuleInfo entry, BiFunction<String, Stage, Stream<Breach>> check) {
    return ClusterStageRules.each(entry, list -> StageRules.each(list, check));
  }
}
