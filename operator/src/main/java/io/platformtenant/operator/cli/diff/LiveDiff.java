package io.platformtenant.operator.cli.diff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.Inputs;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.cli.live.LiveContracts;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.model.engines.Capabilities;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.plan.cluster.ClassPlanner;
import io.platformtenant.operator.rules.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds contracts against what a cluster has of them. Writes nothing. */
final class LiveDiff {
  private final LiveContracts contracts;

  LiveDiff(KubernetesClient client) {
    this.contracts = new LiveContracts(client);
  }

  /**
   * @param files what would be applied; empty for the contracts as they are
   * @param only the name of a tenant, if no other is asked for
   * @param asClass the name of the class that tenants would follow, if it is another
   * @throws InputException with exit code 2 where there is no such tenant, 3 where the cluster does
   *     not answer
   */
  List<ContractDiff> of(Optional<Inputs> files, Optional<String> only, Optional<String> asClass) {
    return LiveContracts.read(
        () -> {
          Merged merged = merged(files, asClass);
          var rendering =
              new Rendering(
                  merged.tenants(), merged.classes().stream().map(Rulebook::judge).toList());
          return Stream.concat(
                  classes(rendering, files, only), tenants(rendering, merged, files, only))
              .toList();
        });
  }

  private Merged merged(Optional<Inputs> files, Optional<String> asClass) {
    Merged merged =
        Merged.of(
            files.map(Inputs::tenants).orElse(List.of()),
            files.map(Inputs::classes).orElse(List.of()),
            contracts.tenants(),
            contracts.classes());
    return asClass.map(merged::following).orElse(merged);
  }

  private Stream<ContractDiff> classes(
      Rendering rendering, Optional<Inputs> files, Optional<String> only) {
    Set<String> named = names(files.map(Inputs::classes).orElse(List.of()));
    return only.isPresent()
        ? Stream.empty()
        : rendering.classes().stream()
            .filter(judged -> files.isEmpty() || named.contains(judged.name()))
            .map(judged -> of(rendering, judged));
  }

  private ContractDiff of(Rendering rendering, JudgedClass judged) {
    return ContractDiff.of(
        Owner.ofClass(judged.name()),
        ClassPlanner.plan(rendering.world(judged)),
        contracts.objectsOf(judged.tenantClass()));
  }

  private Stream<ContractDiff> tenants(
      Rendering rendering, Merged merged, Optional<Inputs> files, Optional<String> only) {
    List<PlatformTenant> chosen =
        merged.tenants().stream()
            .filter(tenant -> only.map(tenant.getMetadata().getName()::equals).orElse(true))
            .filter(concerned(files))
            .toList();
    if (chosen.isEmpty() && only.isPresent()) {
      throw new InputException(
          ExitCode.USED_WRONGLY,
          "there is no PlatformTenant \"" + only.get() + "\" in these files or the cluster");
    }
    Capabilities capabilities = contracts.capabilities();
    List<PlatformTenantOverride> overrides = contracts.overrides();
    return chosen.stream().map(tenant -> of(rendering, tenant, overrides, capabilities));
  }

  /** Tenants that files declare, and those that follow a class which files declare. */
  private static Predicate<PlatformTenant> concerned(Optional<Inputs> files) {
    if (files.isEmpty()) {
      return tenant -> true;
    }
    Set<String> tenants = names(files.get().tenants());
    Set<String> classes = names(files.get().classes());
    return tenant ->
        tenants.contains(tenant.getMetadata().getName())
            || classes.contains(tenant.lastStatus().className());
  }

  private static Set<String> names(List<? extends HasMetadata> all) {
    return all.stream().map(r -> r.getMetadata().getName()).collect(Collectors.toSet());
  }

  private ContractDiff of(
      Rendering rendering,
      PlatformTenant tenant,
      List<PlatformTenantOverride> overrides,
      Capabilities capabilities) {
    SortedMap<ObjectId, ObjectNode> live = contracts.objectsOf(tenant);
    World world =
        rendering
            .world(tenant)
            .withObserved(new Observed(live, Set.of()))
            .withCapabilities(capabilities)
            .withOverrides(overrides)
            .at(Instant.now());
    return ContractDiff.of(
        Owner.ofTenant(tenant.getMetadata().getName()), Planner.plan(world), live);
  }
}
