package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Adoption;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.SetGenerator;
import io.platformtenant.api.v1alpha1.SourceKind;
import io.platformtenant.api.v1alpha1.SourceProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Makes classes for a tenant: they permit much of what it asks for, and now and then all.
 *
 * @param addresses what any tenant fetches from
 * @param keys what any tenant puts on its namespaces
 */
record ClassMaker(Asked asked, List<String> addresses, List<String> keys, Chance chance) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 5;
  private static final List<String> COUNTED =
      List.of(
          "environments",
          "namespaces",
          "stages",
          "applications",
          "applicationSets",
          "generatedApplications");

  ObjectNode make(String name) {
    return JSON.valueToTree(
        Map.of(
            "apiVersion",
            ApiGroup.NAME + "/" + ApiGroup.VERSION,
            "kind",
            "PlatformTenantClass",
            "metadata",
            Map.of("name", name),
            "spec",
            spec()));
  }

  private Map<String, Object> spec() {
    Map<String, Object> spec = new LinkedHashMap<>();
    spec.put("namespaceProfiles", profiles().map(name -> Map.of("name", name)).toList());
    if (chance.oneIn(4)) {
      spec.put("tenants", List.of(plain(pattern(asked.name())), "nobody"));
    }
    spec.put("guardrails", guardrails());
    return spec;
  }

  private Map<String, Object> guardrails() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("repositories", repositories());
    sometimes(said, "namespaces", patterns(asked.namespaces(), this::pattern));
    sometimes(said, "profiles", chance.some(profiles().toList()));
    sometimes(
        said,
        "namespaceMetadata",
        patterns(plus(asked.keys(), keys), text -> plain(pattern(text))));
    sometimes(said, "providers", chance.some(List.of(SourceProvider.values())));
    sometimes(said, "sourceKinds", chance.some(List.of(SourceKind.values())));
    sometimes(said, "setGenerators", chance.some(List.of(SetGenerator.values())));
    sometimes(said, "insecure", chance.oneIn(2));
    sometimes(said, "submodules", chance.oneIn(2));
    sometimes(said, "protectedAutoSync", chance.any(List.of("Allow", "Forbid")));
    sometimes(said, "protectedRevisions", chance.any(List.of("Any", "Pinned")));
    sometimes(said, "verification", verification());
    sometimes(said, "mustProtect", mustProtect());
    sometimes(said, "minimumGate", chance.any(List.of("None", "Ready")));
    if (chance.oneIn(2)) {
      said.put("limits", limits());
    }
    sometimes(said, "adoption", chance.some(List.of(Adoption.values())));
    return said;
  }

  private void sometimes(Map<String, Object> said, String field, Object value) {
    boolean empty = value instanceof List<?> list && list.isEmpty();
    if (!empty && chance.oneIn(3)) {
      said.put(field, value);
    }
  }

  private List<String> repositories() {
    List<String> patterns = patterns(plus(asked.addresses(), addresses), this::pattern);
    return chance.oneIn(3) ? List.of("**") : patterns;
  }

  private Map<String, Object> verification() {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("require", chance.any(List.of("None", "Bootstrap", "All")));
    if (chance.oneIn(2)) {
      said.put("gpgKeys", List.of("D56C4FCA57A46444"));
    }
    said.put("secrets", chance.some(plus(asked.keysOfSources(), List.of("spare"))));
    if (!asked.signers().isEmpty()) {
      said.put("identities", chance.some(asked.signers()));
    }
    return said;
  }

  private Map<String, Object> mustProtect() {
    List<String> names = patterns(asked.environments(), text -> plain(pattern(text)));
    return Map.of("environments", names.isEmpty() ? List.of("prod") : names);
  }

  private Map<String, Object> limits() {
    Map<String, Object> limits = new LinkedHashMap<>();
    COUNTED.forEach(
        what ->
            sometimes(
                limits, what, Math.max(least(what), asked.count(what) + chance.between(-1, 1))));
    // So few tenants have sets that hardly any class would bound what these make.
    int generated = asked.count("generatedApplications");
    if (generated > 0) {
      limits.put("generatedApplications", generated - 1);
    }
    limits.put("timeout", chance.any(List.of("30s", "1m", "5m", "5m1s", "0.25h")));
    limits.put("interval", chance.any(List.of("1m", "2m", "5m", "5m1s", "10m", "0.5h", "1h")));
    return limits;
  }

  private static int least(String counted) {
    return List.of("environments", "namespaces").contains(counted) ? 1 : 0;
  }

  private Stream<String> profiles() {
    return Stream.concat(Stream.of("default", "spare"), asked.profiles().stream()).distinct();
  }

  /** Its own, and two of anybody. */
  private List<String> plus(List<String> own, List<String> all) {
    return Stream.concat(own.stream(), Stream.of(chance.any(all), chance.any(all))).toList();
  }

  private List<String> patterns(List<String> texts, UnaryOperator<String> pattern) {
    return texts.isEmpty()
        ? List.of()
        : chance.some(texts).stream().map(pattern).distinct().limit(MOST).toList();
  }

  private String pattern(String text) {
    return chance.pattern(text, asked.name());
  }

  /** For patterns that know no placeholder. */
  private String plain(String pattern) {
    return pattern.replace("{tenant}", asked.name());
  }
}
