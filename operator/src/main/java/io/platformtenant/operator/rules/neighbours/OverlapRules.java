package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.operator.contract.AppliedFolder;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.delivery.DeclaredApplication;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.stream.Stream;

/** One folder on both planes: each engine would undo the other, every few seconds, for ever. */
public final class OverlapRules {
  public static final List<Rule<TenantInWorld>> ALL =
      List.of(
          RuleInfo.of("PT221", "A folder is applied by one engine.")
              .layer(Layer.NEIGHBOURS)
              .remedy("Let either a stage or an application have the folder.")
              .source("argo-cd, common/common.go and kustomize-controller's ssa: both force")
              .check(OverlapRules::onBothPlanes));

  private OverlapRules() {}

  private static Stream<Breach> onBothPlanes(TenantInWorld checked) {
    List<Applied> stages = stages(checked.contract()).toList();
    return DeclaredApplication.in(checked.contract())
        .flatMap(declared -> meeting(declared, checked.contract(), stages));
  }

  private static Stream<Breach> meeting(
      DeclaredApplication declared, ResolvedTenant contract, List<Applied> stages) {
    return declared
        .foldersIn(contract)
        .flatMap(folder -> stages.stream().filter(s -> s.folder().meets(folder)).limit(1))
        .map(stage -> breach(declared, stage))
        .distinct();
  }

  private static Breach breach(DeclaredApplication declared, Applied stage) {
    return declared
        .at()
        .map(said -> stage.folder().folder())
        .says(
            "{} and stage {} both apply {}: Argo CD and Flux would undo each other for ever; let"
                + " one of them have it",
            declared.title(),
            stage.name(),
            new Phrase(stage.folder().describe()));
  }

  private static Stream<Applied> stages(ResolvedTenant contract) {
    return contract.environments().stream()
        .flatMap(e -> contract.stagesIn(e).stream())
        .flatMap(
            stage ->
                contract.folderOf(stage).map(f -> new Applied(stage.stage().name(), f)).stream());
  }

  /** A folder that Flux applies, and for which stage. */
  private record Applied(String name, AppliedFolder folder) {}
}
