package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules about sources and stages that say the same of tenants and of classes. */
public final class StagePartRules {
  private static final String VARSUB = "fluxcd pkg, kustomize/kustomize_varsub.go";

  private static final List<Both> BOTH =
      List.of(
          new Both(
              "PT072",
              "PC011",
              RuleInfo.of("", "A provider fits the kind of source.")
                  .remedy("Name a provider the kind has, or leave it out for generic.")
                  .source("source-controller, gitrepository_types.go and bucket_types.go"),
              SourceRules::providers),
          new Both(
              "PT073",
              "PC012",
              RuleInfo.of("", "Verification names who must have signed.")
                  .remedy("Give a git source mode and keys, an oci source keys or identities.")
                  .source("source-controller, ocirepository_controller.go verifySignature"),
              Signatures::shapes),
          new Both(
              "PT074",
              "PC013",
              RuleInfo.of("", "An identity is anchored at both ends.")
                  .remedy("Put the choices into a group between ^ and $.")
                  .source("source-controller, internal/oci/cosign: Go regular expressions"),
              Signatures::identities),
          new Both(
              "PT075",
              "PC014",
              RuleInfo.of("", "A variable has a name Flux takes and the platform leaves.")
                  .remedy("Use letters, digits and _, and not tenant or environment.")
                  .source(VARSUB + " varsubRegex"),
              onStages(Variables::names)),
          new Both(
              "PT076",
              "PC015",
              RuleInfo.of("", "A variable's value stays what it is in YAML.")
                  .remedy("Write a plain text that YAML reads as one.")
                  .source(VARSUB + " varSubstitution: values land in YAML unquoted"),
              onStages(Variables::values)),
          new Both(
              "PT077",
              "PC016",
              RuleInfo.of("", "A patch is one kustomize can apply.")
                  .remedy("Write an object, or operations with a target.")
                  .source("kustomize, api/internal/builtins/PatchTransformer.go"),
              onStages(StageParts::patches)),
          new Both(
              "PT078",
              "PC017",
              RuleInfo.of("", "A component is in the source.")
                  .remedy("Write a path that is relative to the stage's and stays in the source.")
                  .source("fluxcd pkg, kustomize/kustomize_generator.go"),
              onStages(StageParts::components)),
          new Both(
              "PT079",
              "PC018",
              RuleInfo.of("", "An image says what becomes of it.")
                  .remedy("Say newName, newTag or digest, and one of the last two at most.")
                  .source("kustomize, api/types/image.go"),
              onStages(StageParts::images)),
          new Both(
              "PT083",
              "PC019",
              RuleInfo.of("", "A health expression is CEL and says true or false.")
                  .remedy("Correct the expression; its variables are the fields of the object.")
                  .source("fluxcd pkg, runtime/cel/expression.go: a bad one stalls for ever"),
              onStages(HealthExpressions::in)),
          new Both(
              "PT085",
              "PC026",
              RuleInfo.of("", "No stage is named none.")
                  .remedy("Choose another name for the stage."),
              onStages(StageRules::named)));

  public static final List<Rule<TenantInWorld>> TENANT = BOTH.stream().map(Both::ofTenant).toList();
  public static final List<Rule<PlatformTenantClass>> CLASS =
      BOTH.stream().map(Both::ofClass).toList();

  private StagePartRules() {}

  private static Function<Bootstrap, Stream<Breach>> onStages(
      BiFunction<String, Stage, Stream<Breach>> check) {
    return bootstrap -> StageRules.each(bootstrap, check);
  }

  /** One check under two ids. */
  private record Both(
      String tenant, String ofClassId, RuleInfo entry, Function<Bootstrap, Stream<Breach>> check) {
    Rule<TenantInWorld> ofTenant() {
      return named(tenant).check(c -> check.apply(c.contract().bootstrap()));
    }

    Rule<PlatformTenantClass> ofClass() {
      return named(ofClassId)
          .check(c -> Optional.ofNullable(c.getSpec().bootstrap()).stream().flatMap(check));
    }

    private RuleInfo named(String id) {
      return new RuleInfo(
          id,
          entry.severity(),
          entry.reason(),
          entry.description(),
          entry.remedy(),
          entry.source());
    }
  }
}
