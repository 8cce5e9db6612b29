package io.platformtenant.operator.rules.classes;

import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.v1alpha1.ClassDelivery;
import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.api.v1alpha1.Guardrails;
import io.platformtenant.api.v1alpha1.Lifecycle;
import io.platformtenant.api.v1alpha1.Limits;
import io.platformtenant.api.v1alpha1.MustProtect;
import io.platformtenant.api.v1alpha1.NamespaceProfile;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.api.v1alpha1.Verification;
import io.platformtenant.operator.contract.ClassDefaults;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import io.platformtenant.operator.rules.bootstrap.Signatures;
import io.platformtenant.operator.rules.bootstrap.StageRules;
import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The guardrails of a class themselves. */
public final class BoundaryRules {
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
              .layer(Layer.REFERENCE)
              .remedy("Name profiles of namespaceProfiles.")
              .check(BoundaryRules::profiles),
          RuleInfo.of("PC063", "The shortest interval and the longest timeout can be kept.")
              .remedy("Write an interval from 1m to 24h, and a timeout from 30s to 15m.")
              .check(BoundaryRules::times),
          RuleInfo.of("PC064", "The class's gate keeps the class's guardrail.")
              .layer(Layer.REFERENCE)
              .remedy("Set guardrails.minimumGate to None, or take delivery.gate out.")
              .check(BoundaryRules::gate),
          RuleInfo.of("PC074", "The class's adoption keeps the class's guardrail.")
              .layer(Layer.REFERENCE)
              .remedy("Add it to guardrails.adoption, or take lifecycle.adoption out.")
              .check(BoundaryRules::adoption),
          RuleInfo.of("PC068", "Who verifies is somebody.")
              .twin(Verification.NOBODY)
              .remedy("Name identities, Secrets or GPG keys, and no expression that fits anybody.")
              .check(BoundaryRules::signers),
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
    At<Guardrails> guardrails = guardrails(tenantClass);
    return Stream.of(
            At.spec(tenantClass.getSpec()).items("tenants", PlatformTenantClassSpec::tenants),
            guardrails.items("repositories", Guardrails::repositories),
            guardrails.items("namespaces", Guardrails::namespaces),
            guardrails.items("namespaceMetadata", Guardrails::namespaceMetadata),
            guardrails.items("hosts", Guardrails::hosts),
            guardrails
                .child("mustProtect", Guardrails::mustProtect)
                .items("environments", MustProtect::environments))
        .flatMap(s -> s)
        .flatMap(pattern -> pattern.is(Wildcards.problemIn(pattern.value())));
  }

  private static Stream<Breach> addresses(PlatformTenantClass tenantClass) {
    return repositories(tenantClass)
        .flatMap(pattern -> pattern.is(problemInAddress(pattern.value())));
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

  private static Stream<Breach> signers(PlatformTenantClass tenantClass) {
    At<Verification> verification =
        guardrails(tenantClass).child("verification", Guardrails::verification);
    return Stream.concat(
        verification.said().flatMap(said -> said.tells(nobody(said.value()))),
        verification.items("identities", Verification::identities).flatMap(Signatures::identity));
  }

  private static Optional<String> nobody(Verification verification) {
    boolean isEnough =
        switch (verification.require()) {
          case null -> true;
          case None -> true;
          case Bootstrap -> namesSomebody(verification);
          case All -> namesSomebody(verification) || !verification.gpgKeys().isEmpty();
        };
    return isEnough
        ? Optional.empty()
        : Optional.of("requires what somebody signed, and names nobody");
  }

  private static boolean namesSomebody(Verification verification) {
    return !verification.identities().isEmpty() || !verification.secrets().isEmpty();
  }

  private static Stream<Breach> profiles(PlatformTenantClass tenantClass) {
    Set<String> there =
        ClassDefaults.of(tenantClass).profiles().stream()
            .map(NamespaceProfile::name)
            .collect(Collectors.toSet());
    return guardrails(tenantClass)
        .items("profiles", Guardrails::profiles)
        .filter(profile -> !there.contains(profile.value()))
        .map(profile -> profile.says("the class has no namespace profile {}", profile.value()));
  }

  private static Stream<Breach> times(PlatformTenantClass tenantClass) {
    At<Limits> limits = guardrails(tenantClass).child("limits", Guardrails::limits);
    return Stream.concat(
        StageRules.time(
            limits.child("interval", Limits::interval),
            Bounds.SHORTEST_INTERVAL,
            Bounds.LONGEST_INTERVAL),
        StageRules.time(
            limits.child("timeout", Limits::timeout),
            Bounds.SHORTEST_TIMEOUT,
            Bounds.LONGEST_TIMEOUT));
  }

  private static Stream<Breach> gate(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec())
        .child("delivery", PlatformTenantClassSpec::delivery)
        .child("gate", ClassDelivery::gate)
        .said()
        .filter(gate -> gate.value() == GatePolicy.None)
        .filter(gate -> !EffectiveGuardrails.of(tenantClass).permitsNoGate())
        .map(
            gate ->
                gate.says(
                    "gate {} for tenants that say nothing, while guardrails.minimumGate refuses it;"
                        + " say minimumGate: None, or take one of the two out",
                    gate.value()));
  }

  private static Stream<Breach> adoption(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec())
        .child("lifecycle", PlatformTenantClassSpec::lifecycle)
        .child("adoption", Lifecycle::adoption)
        .said()
        .filter(adoption -> !EffectiveGuardrails.of(tenantClass).permits(adoption.value()))
        .map(
            adoption ->
                adoption.says(
                    "adoption {} for tenants that say nothing, while guardrails.adoption refuses"
                        + " it; add it there, or take one of the two out",
                    adoption.value()));
  }

  /** {@code https://git.example.com*} is git.example.com.evil.example too. */
  private static Stream<Breach> hosts(PlatformTenantClass tenantClass) {
    return Stream.concat(
        repositories(tenantClass).flatMap(p -> p.is(endless(host(p.value()).orElse("")))),
        claimed(tenantClass)
            .filter(any -> !any.value().equals("**"))
            .flatMap(p -> p.is(endless(p.value()))));
  }

  private static Optional<String> endless(String host) {
    return host.endsWith("*")
        ? Optional.of("permits hosts of anybody: \"" + host + "\" has no end")
        : Optional.empty();
  }

  /** {@code payments-*} is what tenant payments-eu has, too. */
  private static Stream<Breach> glued(PlatformTenantClass tenantClass) {
    return Stream.concat(repositories(tenantClass), claimed(tenantClass))
        .filter(pattern -> pattern.value().matches(".*[{]tenant[}][^/.:*]*[*].*"))
        .map(
            pattern ->
                pattern.says(
                    "{} lets a tenant into what belongs to tenants with longer names: {tenant}* is"
                        + " payments and payments-eu",
                    pattern.value()));
  }

  private static Optional<String> host(String pattern) {
    var address = ADDRESS.matcher(pattern);
    return address.matches()
        ? Optional.ofNullable(address.group(3)).or(() -> Optional.ofNullable(address.group(6)))
        : Optional.empty();
  }

  private static Stream<At<String>> repositories(PlatformTenantClass tenantClass) {
    return guardrails(tenantClass).items("repositories", Guardrails::repositories);
  }

  private static Stream<At<String>> claimed(PlatformTenantClass tenantClass) {
    return guardrails(tenantClass).items("hosts", Guardrails::hosts);
  }

  private static At<Guardrails> guardrails(PlatformTenantClass tenantClass) {
    return At.spec(tenantClass.getSpec()).child("guardrails", PlatformTenantClassSpec::guardrails);
  }
}
