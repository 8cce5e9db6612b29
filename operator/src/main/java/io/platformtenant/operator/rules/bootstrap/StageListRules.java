package io.platformtenant.operator.rules.bootstrap;

import io.platformtenant.api.v1alpha1.Bootstrap;
import io.platformtenant.api.v1alpha1.Decryption;
import io.platformtenant.api.v1alpha1.HealthCheckExpr;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageImage;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules that say the same of the stages of a tenant, of a class, and of a cluster. */
public final class StageListRules {
  private static final String NONE = "";
  private static final String VARSUB = "fluxcd pkg, kustomize/kustomize_varsub.go";

  static final RuleInfo CYCLES =
      RuleInfo.of("", "Stages do not wait in a circle.")
          .layer(Layer.REFERENCE)
          .remedy("Take one of the dependencies out.")
          .source("kustomize-controller, kustomization_controller.go checkDependencies");

  private static final List<Shared> SHARED =
      List.of(
          new Shared(
              "PT030",
              "PC005",
              NONE,
              RuleInfo.of("", "A source is complete.")
                  .twin(Source.ONE_KIND, Source.CA_OF_GIT)
                  .remedy("Give exactly one kind of source, with an address Flux reads.")
                  .source("source-controller, gitrepository_types.go and ocirepository_types.go"),
              eachSource(SourceRules::complete)),
          new Shared(
              "PT031",
              "PC006",
              "PC040",
              RuleInfo.of("", "A stage's source is there.")
                  .layer(Layer.REFERENCE)
                  .twin(
                      Bootstrap.SOURCE_UNKNOWN,
                      PlatformTenantClassSpec.SOURCE_UNKNOWN,
                      PlatformTenantClassSpec.CLUSTER_STAGE)
                  .remedy("Add the source to bootstrap.sources, or name one that is there.")
                  .source("kustomize-controller, kustomization_controller.go getSource"),
              StageRules::sources),
          new Shared(
              "PT032",
              "PC007",
              "PC042",
              RuleInfo.of("", "dependsOn names stages.")
                  .layer(Layer.REFERENCE)
                  .twin(Bootstrap.DEPENDENCIES, PlatformTenantClassSpec.CLUSTER_DEPENDENCIES)
                  .remedy("Name other stages of the same list, or none alone.")
                  .source("kustomize-controller, kustomization_controller.go checkDependencies"),
              StageRules::dependencies),
          new Shared(NONE, "PC008", "PC043", CYCLES, StageRules::cycles),
          new Shared(
              "PT034",
              "PC009",
              "PC045",
              RuleInfo.of("", "A stage's path stays in its source.")
                  .twin(Stage.PATH_PLACEHOLDERS, Stage.PATH_LEAVES)
                  .remedy("Write a relative path without .. and with known placeholders only."),
              eachStage(StageRules::paths)),
          new Shared(
              "PT035",
              "PC010",
              "PC046",
              RuleInfo.of("", "Times are in their ranges.")
                  .twin(Source.INTERVAL, Stage.INTERVAL, Stage.TIMEOUT, Stage.RETRY_INTERVAL)
                  .remedy("Write a duration such as 10m that lies between the bounds.")
                  .source("kustomize-controller, kustomization_types.go"),
              StageRules::times),
          new Shared(
              "PT072",
              "PC011",
              NONE,
              RuleInfo.of("", "A provider fits the kind of source.")
                  .twin(Source.PROVIDER, Source.CA_OF_A_CLOUD)
                  .remedy("Name a provider the kind has, or leave it out for generic.")
                  .source("source-controller, gitrepository_types.go and bucket_types.go"),
              eachSource(SourceRules::providers)),
          new Shared(
              "PT090",
              "PC038",
              NONE,
              RuleInfo.of("", "An identity is asked for.")
                  .twin(Source.IDENTITY)
                  .remedy("Name the provider of the cloud that knows it, and no secretRef.")
                  .source("source-controller, *_controller.go: serviceAccountName"),
              eachSource(IdentityRules::fits)),
          new Shared(
              "PT093",
              "PC039",
              "PC058",
              RuleInfo.of("", "Decryption says whose keys it takes.")
                  .twin(Decryption.NO_KEY)
                  .remedy("Name the Secret with the keys, or an identity of the class.")
                  .source("kustomize-controller, internal/decryptor/decryptor.go"),
              eachStage(IdentityRules::hasKey)),
          new Shared(
              "PT073",
              "PC012",
              NONE,
              RuleInfo.of("", "Verification names who must have signed.")
                  .twin(Source.VERIFY)
                  .remedy("Give a git source mode and keys, an oci source keys or identities.")
                  .source("source-controller, ocirepository_controller.go verifySignature"),
              eachSource(Signatures::shapes)),
          new Shared(
              "PT074",
              "PC013",
              NONE,
              RuleInfo.of("", "An identity is anchored at both ends.")
                  .remedy("Put the choices into a group between ^ and $.")
                  .source("source-controller, internal/oci/cosign: Go regular expressions"),
              eachSource(Signatures::identities)),
          new Shared(
              "PT075",
              "PC014",
              "PC051",
              RuleInfo.of("", "A variable has a name Flux takes and the platform leaves.")
                  .twin(Stage.VARIABLE_NAME)
                  .remedy("Use letters, digits and _, and not tenant or environment.")
                  .source(VARSUB + " varsubRegex"),
              eachStage(Variables::names)),
          new Shared(
              "PT076",
              "PC015",
              "PC052",
              RuleInfo.of("", "A variable's value stays what it is in YAML.")
                  .warning()
                  .remedy("Look where it stands; inside of a longer text it may be right.")
                  .source(VARSUB + " varSubstitution: values land in YAML unquoted"),
              eachStage(Variables::values)),
          new Shared(
              "PT077",
              "PC016",
              "PC053",
              RuleInfo.of("", "A patch is one kustomize can apply.")
                  .remedy("Write an object, or operations with a target.")
                  .source("kustomize, api/internal/builtins/PatchTransformer.go"),
              eachStage(StagePatches::in)),
          new Shared(
              "PT078",
              "PC017",
              "PC054",
              RuleInfo.of("", "A component is in the source.")
                  .twin(Stage.COMPONENT_REMOTE)
                  .remedy("Write a path that is relative to the stage's and stays in the source.")
                  .source("fluxcd pkg, kustomize/kustomize_generator.go"),
              eachStage(StageParts::components)),
          new Shared(
              "PT079",
              "PC018",
              "PC055",
              RuleInfo.of("", "An image says what becomes of it.")
                  .twin(StageImage.SAYS_NOTHING)
                  .remedy("Say newName, newTag or digest, and one of the last two at most.")
                  .source("kustomize, api/types/image.go"),
              eachStage(StageParts::images)),
          new Shared(
              "PT083",
              "PC019",
              "PC056",
              RuleInfo.of("", "A health expression is CEL and says true or false.")
                  .remedy("Correct the expression; its variables are the fields of the object.")
                  .source("fluxcd pkg, runtime/cel/expression.go: a bad one stalls for ever"),
              eachStage(HealthExpressions::in)),
          new Shared(
              "PT087",
              "PC029",
              "PC057",
              RuleInfo.of("", "A health expression costs little.")
                  .layer(Layer.GENERAL)
                  .twin(HealthCheckExpr.GROWS)
                  .remedy("Compare fields, and look through a list once; Flux counts no steps.")
                  .source("fluxcd pkg, runtime/cel/expression.go: no limit of cost or memory"),
              eachStage(HealthExpressionCost::in)),
          new Shared(
              "PT085",
              "PC026",
              "PC049",
              RuleInfo.of("", "No stage is named none.")
                  .twin(Stage.NAMED_NONE)
                  .remedy("Choose another name for the stage."),
              eachStage(StageRules::named)));

  public static final List<Rule<TenantInWorld>> TENANT =
      rules(Shared::ofTenant, checked -> StageList.ofTenant(checked.spec()));
  public static final List<Rule<PlatformTenantClass>> CLASS =
      rules(Shared::ofClass, StageList::ofClass);
  public static final List<Rule<PlatformTenantClass>> CLUSTER =
      rules(Shared::ofCluster, StageList::ofCluster);

  private StageListRules() {}

  private static <S> List<Rule<S>> rules(Function<Shared, String> id, Function<S, StageList> in) {
    return SHARED.stream()
        .filter(shared -> !id.apply(shared).equals(NONE))
        .map(shared -> shared.under(id.apply(shared), in))
        .toList();
  }

  private static Function<StageList, Stream<Breach>> eachSource(
      Function<At<Source>, Stream<Breach>> check) {
    return list -> list.sources().stream().flatMap(check);
  }

  private static Function<StageList, Stream<Breach>> eachStage(
      Function<At<Stage>, Stream<Breach>> check) {
    return list -> list.stages().stream().flatMap(check);
  }

  /** One check, and its id in each of the lists that it is made in. */
  private record Shared(
      String ofTenant,
      String ofClass,
      String ofCluster,
      RuleInfo entry,
      Function<StageList, Stream<Breach>> check) {
    <S> Rule<S> under(String id, Function<S, StageList> in) {
      return entry.named(id).check(subject -> check.apply(in.apply(subject)));
    }
  }
}
