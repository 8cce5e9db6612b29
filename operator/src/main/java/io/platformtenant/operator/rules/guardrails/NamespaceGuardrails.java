package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.names.NamespaceRules;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the namespaces and environments of a tenant may be. */
final class NamespaceGuardrails {
  private static final String DEFAULT = "default";

  private NamespaceGuardrails() {}

  static Stream<Breach> names(TenantUnderClass guarded) {
    List<String> permitted = guarded.boundary().namespaces();
    return NamespaceRules.each(
        guarded.contract(),
        (field, namespace) ->
            guarded.fits(namespace.name(), permitted)
                ? Stream.empty()
                : Stream.of(
                    new Breach(
                        field + ".name",
                        namespace.name(),
                        "namespace \""
                            + namespace.name()
                            + "\" does not fit "
                            + guarded.title()
                            + ", which permits "
                            + TenantUnderClass.list(permitted))));
  }

  static Stream<Breach> profiles(TenantUnderClass guarded) {
    var permitted = guarded.boundary().profiles();
    return NamespaceRules.each(
        guarded.contract(),
        (field, namespace) -> {
          String profile = namespace.profile() == null ? DEFAULT : namespace.profile();
          return permitted.isEmpty() || permitted.contains(profile)
              ? Stream.empty()
              : Stream.of(
                  new Breach(
                      field + ".profile",
                      profile,
                      "profile \""
                          + profile
                          + "\" is not permitted by "
                          + guarded.title()
                          + ", which permits "
                          + TenantUnderClass.list(permitted.stream().sorted().toList())));
        });
  }

  static Stream<Breach> metadata(TenantUnderClass guarded) {
    return NamespaceRules.each(
        guarded.contract(),
        (field, namespace) ->
            Stream.concat(
                keys(guarded, field + ".labels", namespace.labels()),
                keys(guarded, field + ".annotations", namespace.annotations())));
  }

  private static Stream<Breach> keys(
      TenantUnderClass guarded, String field, Map<String, String> map) {
    List<String> permitted = guarded.boundary().namespaceMetadata();
    return map.keySet().stream()
        .sorted()
        .filter(key -> !guarded.fits(key, permitted))
        .map(
            key ->
                new Breach(
                    field,
                    key,
                    "key \""
                        + key
                        + "\" is not permitted by "
                        + guarded.title()
                        + ", which permits "
                        + TenantUnderClass.list(permitted)));
  }

  static Stream<Breach> mustProtect(TenantUnderClass guarded) {
    var environments = guarded.contract().environments();
    return IntStream.range(0, environments.size())
        .filter(i -> !ResolvedTenant.isProtected(environments.get(i)))
        .filter(i -> guarded.fits(environments.get(i).name(), guarded.boundary().mustProtect()))
        .mapToObj(
            i ->
                new Breach(
                    "spec.environments[" + i + "].protected",
                    "false",
                    "environment \""
                        + environments.get(i).name()
                        + "\" has to be protected under "
                        + guarded.title()));
  }
}
