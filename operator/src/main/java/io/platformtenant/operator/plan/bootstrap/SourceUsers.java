package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.operator.contract.EnvironmentStage;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.health.FluxHealth;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which stages follow a source, by their environments, and what is live of them.
 *
 * @param stages by the name of the environment; what serves the whole tenant stands under ""
 */
record SourceUsers(
    ResolvedTenant contract,
    Observed observed,
    Source source,
    SortedMap<String, List<EnvironmentStage>> stages) {

  /**
   * @param all every stage, by the name of its environment
   */
  static SourceUsers of(
      ResolvedTenant contract,
      Observed observed,
      Source source,
      Map<String, List<EnvironmentStage>> all) {
    SortedMap<String, List<EnvironmentStage>> stages = new TreeMap<>();
    all.forEach(
        (environment, there) -> {
          List<EnvironmentStage> following =
              there.stream().filter(stage -> stage.source().equals(source.name())).toList();
          if (!following.isEmpty()) {
            stages.put(environment, following);
          }
        });
    return new SourceUsers(contract, observed, source, stages);
  }

  /** Whether anything of an environment follows an object now. */
  boolean follows(String environment, ObjectId object) {
    return live(List.of(environment)).anyMatch(stage -> isFollowing(stage, object));
  }

  /**
   * The revision that some environments have: what the source has fetched, if anything of them has
   * applied that; else what all of them have. None where that can not be told.
   */
  Optional<HeldRevision> appliedIn(Collection<String> environments, ObjectId from) {
    String fetched = observed.get(from).map(FluxHealth::revision).orElse("");
    List<String> applied =
        live(environments)
            .filter(stage -> isFollowing(stage, from))
            .map(FluxHealth::revision)
            .filter(revision -> !revision.isEmpty())
            .distinct()
            .toList();
    if (applied.contains(fetched)) {
      return HeldRevision.of(from.kind(), fetched);
    }
    return applied.size() == 1
        ? HeldRevision.of(from.kind(), applied.getFirst())
        : Optional.empty();
  }

  /** What is live of a stage. */
  Optional<JsonNode> live(EnvironmentStage stage) {
    return observed
        .get(
            ObjectId.of(
                ManagedKind.KUSTOMIZATION, contract.names().homeNamespace(), stage.objectName()))
        .map(JsonNode.class::cast);
  }

  static boolean isFollowing(JsonNode stage, ObjectId source) {
    JsonNode ref = stage.path("spec").path("sourceRef");
    return ref.path("kind").asText().equals(source.kind().kind())
        && ref.path("name").asText().equals(source.name());
  }

  private Stream<JsonNode> live(Collection<String> environments) {
    return environments.stream()
        .flatMap(environment -> stages.getOrDefault(environment, List.of()).stream())
        .flatMap(stage -> live(stage).stream());
  }

  /** For people. */
  static String inWords(Collection<String> environments) {
    return environments.stream()
        .map(e -> e.isEmpty() ? "what serves the whole tenant" : "\"" + e + "\"")
        .collect(Collectors.joining(", "));
  }
}
