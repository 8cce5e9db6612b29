package io.platformtenant.operator.cli.imports;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.ProtectedAutoSync;
import io.platformtenant.api.v1alpha1.ProtectedRevisions;
import io.platformtenant.api.v1alpha1.SourceProvider;
import io.platformtenant.api.v1alpha1.TenantStages;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.contract.Classes;
import io.platformtenant.operator.model.BrokenClass;
import io.platformtenant.operator.model.SoundClass;
import io.platformtenant.operator.rules.Rulebook;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The class that imported tenants follow.
 *
 * @param isThere false for one that permits everything, since there is none yet
 */
record ChosenClass(SoundClass followed, Optional<String> className, boolean isThere) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static ChosenClass of(Optional<String> wanted, List<PlatformTenantClass> classes) {
    if (wanted.isPresent()) {
      return new ChosenClass(sound(named(wanted.get(), classes)), wanted, true);
    }
    List<PlatformTenantClass> defaults = classes.stream().filter(Classes::isDefault).toList();
    if (defaults.size() == 1) {
      return new ChosenClass(sound(defaults.getFirst()), Optional.empty(), true);
    }
    if (!classes.isEmpty()) {
      throw new InputException(
          ExitCode.USED_WRONGLY,
          (defaults.isEmpty() ? "no class is" : "several classes are")
              + " the default; say --class with one of "
              + classes.stream().map(c -> c.getMetadata().getName()).sorted().toList());
    }
    return new ChosenClass(sound(permitsAll()), Optional.empty(), false);
  }

  private static PlatformTenantClass named(String name, List<PlatformTenantClass> classes) {
    return classes.stream()
        .filter(c -> c.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InputException(
                    ExitCode.USED_WRONGLY,
                    "there is no PlatformTenantClass \"" + name + "\" in what was read"));
  }

  private static SoundClass sound(PlatformTenantClass tenantClass) {
    return switch (Rulebook.judge(tenantClass)) {
      case SoundClass sound -> sound;
      case BrokenClass broken ->
          throw new InputException(
              ExitCode.FOUND_SOMETHING,
              "PlatformTenantClass \""
                  + broken.name()
                  + "\" is broken: "
                  + broken.findings().getFirst().describe());
    };
  }

  /** What no guardrail refuses; what rules refuse under every class, they refuse here too. */
  private static PlatformTenantClass permitsAll() {
    ObjectNode guardrails = JSON.createObjectNode();
    guardrails.putArray("repositories").add("**");
    guardrails.putArray("namespaces").add("*");
    ArrayNode providers = guardrails.putArray("providers");
    Stream.of(SourceProvider.values()).forEach(provider -> providers.add(provider.name()));
    guardrails.put("insecure", true).put("submodules", true);
    guardrails.put("tenantStages", TenantStages.Allow.name());
    guardrails.put("protectedAutoSync", ProtectedAutoSync.Allow.name());
    guardrails.put("protectedRevisions", ProtectedRevisions.Any.name());
    guardrails.putArray("adoption").add(Adoption.Observe.name()).add(Adoption.Adopt.name());
    ObjectNode spec = JSON.createObjectNode();
    spec.set("guardrails", guardrails);
    var all = new PlatformTenantClass();
    all.setMetadata(
        new ObjectMetaBuilder()
            .withName("unwritten")
            .withAnnotations(Map.of(ApiGroup.DEFAULT_CLASS_ANNOTATION, "true"))
            .build());
    all.setSpec(JSON.convertValue(spec, PlatformTenantClassSpec.class));
    return all;
  }
}
