package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.v1alpha1.Bounds;
import io.platformtenant.api.v1alpha1.Limits;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.text.Durations;
import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The guardrails of a class themselves. */
public final class BoundaryRules {
  private static final String GUARDRAILS = "spec.guardrails";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[*][*]|((https?|ssh|oci|bucket)://([^/]+)(/.*)?)|([^/:@]+@([^/:]+):.+)",
          Pattern.CASE_INSENSITIVE);

  public static final List<Rule<PlatformTenantClass>> ALL =
      List.of(
          RuleInfo.of("PC060", "Patterns know {tenant}, * and **.")
              .remedy("Write plain text, {tenant}, * within a segment and ** across segments.")
              .check(BoundaryRules::patterns),
          RuleInfo.of("PC061", "A pattern of repositories can match an address.")
              .remedy("Begin with https://, ssh://, oci://, bucket:// or user@host:, or say **.")
              .source("argo-cd, util/git/git.go NormalizeGitURL")
              .check(BoundaryRules::addresses),
          RuleInfo.of("PC062", "Permitted profiles are there.")
              .remedy("Name profiles of namespaceProfiles.")
              .check(BoundaryRules::profiles),
          RuleInfo.of("PC063", "The shortest interval is one.")
              .remedy("Write a duration from 1m to 24h.")
              .check(BoundaryRules::interval),
          RuleInfo.of("PC064", "The class's gate keeps the class's guardrail.")
              .remedy("Set guardrails.minimumGate to None, or take delivery.gate out.")
              .check(BoundaryRules::gate),
          RuleInfo.of("PC065", "The end of a host is not a wildcard.")
              .remedy("Write the end of the host out, such as *.example.com.")
              .warning()
              .check(BoundaryRules::hosts),
          RuleInfo.of("PC066", "{tenant} is a whole segment.")
              .remedy("Put a slash behind {tenant}, so that a longer name does not fit.")
              .warning()
              .check(BoundaryRules::glued));

  private BoundaryRules() {}

  private static Stream<Breach> patterns(PlatformTenantClass tenantClass) {
    var boundary = EffectiveGuardrails.of(tenantClass);
    return Stream.of(
            each("spec.tenants", boundary.tenants()),
            each(GUARDRAILS + ".repositories", boundary.repositories()),
            each(GUARDRAILS + ".namespaces", boundary.said().namespaces()),
            each(GUARDRAILS + ".namespaceMetadata", boundary.namespaceMetadata()),
            each(GUARDRAILS + ".mustProtect.environments", boundary.mustProtect()))
        .flatMap(s -> s)
        .flatMap(said -> said.breach(Wildcards.problemIn(said.pattern())));
  }

  private static Stream<Breach> addresses(PlatformTenantClass tenantClass) {
    return repositories(tenantClass).flatMap(said -> said.breach(problemInAddress(said.pattern())));
  }

  private static Optional<String> problemInAddress(String pattern) {
    var address = ADDRESS.matcher(pattern);
    if (!address.matches()) {
      return Optional.of("matches no address: it has no scheme; begin with https:// or another");
    }
    if (host(pattern).filter(host -> host.indexOf('@') >= 0).isPresent()
        && !pattern.toLowerCase(java.util.Locale.ROOT).startsWith("ssh://")) {
      return Optional.of("matches no address: one with a user or a password is refused");
    }
    String path = pattern.substring(pattern.indexOf("://") < 0 ? 0 : pattern.indexOf("://") + 3);
    return Stream.of(path.split("/")).anyMatch(s -> s.matches("[.]{0,2}"))
        ? Optional.of("matches no address: one with an empty segment, . or .. is refused")
        : Optional.empty();
  }

  private static Stream<Breach> profiles(PlatformTenantClass tenantClass) {
    Set<String> there =
        ClassDefaults.of(tenantClass).profiles().stream()
            .map(NamespaceProfile::name)
            .collect(Collectors.toSet());
    return EffectiveGuardrails.of(tenantClass).profiles().stream()
        .sorted()
        .filter(profile -> !there.contains(profile))
        .map(
            profile ->
                new Breach(
                    GUARDRAILS + ".profiles",
                    profile,
                    "the class has no namespace profile \"" + profile + "\""));
  }

  private static Stream<Breach> interval(PlatformTenantClass tenantClass) {
    Limits limits = EffectiveGuardrails.of(tenantClass).limits();
    return Durations.outside(limits.interval(), Bounds.SHORTEST_INTERVAL, Bounds.LONGEST_INTERVAL)
        .map(problem -> new Breach(GUARDRAILS + ".limits.interval", limits.interval(), problem))
        .stream();
  }

  private static Stream<Breach> gate(PlatformTenantClass tenantClass) {
    return ClassDefaults.of(tenantClass).gate() == io.platformtenant.api.v1alpha1.GatePolicy.None
            && !EffectiveGuardrails.of(tenantClass).permitsNoGate()
        ? Stream.of(
            new Breach(
                "spec.delivery.gate",
                "None",
                "gate \"None\" for tenants that say nothing, while guardrails.minimumGate refuses"
                    + " it; say minimumGate: None, or take one of the two out"))
        : Stream.empty();
  }

  /** {@code https://git.example.com*} is git.example.com.evil.example too. */
  private static Stream<Breach> hosts(PlatformTenantClass tenantClass) {
    return repositories(tenantClass)
        .filter(said -> !said.pattern().equals("**"))
        .flatMap(
            said ->
                said.breach(
                    host(said.pattern())
                        .filter(host -> host.endsWith("*"))
                        .map(host -> "permits hosts of anybody: \"" + host + "\" has no end")));
  }

  /** {@code payments-*} is what tenant payments-eu has, too. */
  private static Stream<Breach> glued(PlatformTenantClass tenantClass) {
    return repositories(tenantClass)
        .filter(said -> said.pattern().matches(".*[{]tenant[}][^/.:*]*[*].*"))
        .flatMap(
            said ->
                said.breach(
                    Optional.of(
                        "lets a tenant into what belongs to tenants with longer names:"
                            + " {tenant}* is payments and payments-eu")));
  }

  private static Optional<String> host(String pattern) {
    var address = ADDRESS.matcher(pattern);
    return address.matches()
        ? Optional.ofNullable(address.group(3)).or(() -> Optional.ofNullable(address.group(6)))
        : Optional.empty();
  }

  private static Stream<Said> repositories(PlatformTenantClass tenantClass) {
    return each(GUARDRAILS + ".repositories", EffectiveGuardrails.of(tenantClass).repositories());
  }

  private static Stream<Said> each(String field, List<String> patterns) {
    return IntStream.range(0, patterns.size())
        .mapToObj(i -> new Said(field + "[" + i + "]", patterns.get(i)));
  }

  /** A pattern, and where it stands. */
  private record Said(String field, String pattern) {
    Stream<Breach> breach(Optional<String> problem) {
      return problem.map(p -> new Breach(field, pattern, "\"" + pattern + "\" " + p)).stream();
    }
  }
}
