package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.rules.Rule;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.RuleInfo;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a class permits its tenants. Closed where it says nothing. */
public final class GuardrailRules {
  public static final List<Rule<TenantUnderClass>> ALL =
      List.of(
          guardrail(
              "PT200",
              "A class is used by those it is for.",
              "Name another class, or have the tenant added to tenants of the class.",
              GuardrailRules::tenants),
          guardrail(
              "PT201",
              "Repositories are those the class permits.",
              "Use a permitted repository, or have it added to guardrails.repositories.",
              AddressGuardrails::permitted),
          guardrail(
              "PT202",
              "An address means one place only.",
              "Write the plain address: no user, no escapes, no empty or dotted segments.",
              AddressGuardrails::readable),
          guardrail(
              "PT203",
              "Namespaces have names the class permits.",
              "Choose a name that fits guardrails.namespaces.",
              NamespaceGuardrails::names),
          guardrail(
              "PT204",
              "Profiles are those the class permits.",
              "Name a permitted profile.",
              NamespaceGuardrails::profiles),
          guardrail(
              "PT205",
              "Namespaces carry metadata the class permits.",
              "Take the key out, or have it added to guardrails.namespaceMetadata.",
              NamespaceGuardrails::metadata),
          guardrail(
              "PT206",
              "Providers are those the class permits.",
              "Leave provider out, or have it added to guardrails.providers.",
              SourceGuardrails::providers),
          guardrail(
              "PT207",
              "Sources are of kinds the class permits.",
              "Use a source of a permitted kind.",
              SourceGuardrails::kinds),
          guardrail(
              "PT208",
              "Protected environments are synced by hand.",
              "Take autoSync out of the protected environment.",
              DeliveryGuardrails::autoSync),
          guardrail(
              "PT209",
              "Protected environments follow pinned sources.",
              "Give the source a tag, semver, digest or commit, or verify by signers of the class.",
              SourceGuardrails::revisions),
          guardrail(
              "PT210",
              "Sources are verified where the class says so.",
              "Say verify, by keys or identities of guardrails.verification.",
              SignerGuardrails::verified),
          guardrail(
              "PT211",
              "Environments are protected where the class says so.",
              "Set protected: true.",
              NamespaceGuardrails::mustProtect),
          guardrail(
              "PT212",
              "Applications wait where the class says so.",
              "Take delivery.gate out, or say Ready.",
              DeliveryGuardrails::gate),
          limit("PT213", "environments", LimitGuardrails::environments),
          limit("PT214", "namespaces", LimitGuardrails::namespaces),
          limit("PT215", "stages", LimitGuardrails::stages),
          limit("PT216", "applications", LimitGuardrails::applications),
          limit("PT217", "sets of applications", LimitGuardrails::applicationSets),
          limit("PT218", "generated applications", LimitGuardrails::generatedApplications),
          guardrail(
              "PT219",
              "Intervals are as long as the class says.",
              "Write a longer interval.",
              SourceGuardrails::intervals),
          guardrail(
              "PT220",
              "Timeouts are as short as the class says.",
              "Write a shorter timeout.",
              LimitGuardrails::timeouts),
          guardrail(
              "PT224",
              "Sources are fetched by TLS.",
              "Take insecure out, or have guardrails.insecure set.",
              SourceGuardrails::withoutTls),
          guardrail(
              "PT225",
              "Sources bring what was judged.",
              "Take recurseSubmodules out, or have guardrails.submodules set.",
              SourceGuardrails::submodules),
          guardrail(
              "PT226",
              "Sets take their items from what the class permits.",
              "Use a permitted generator, or have it added to guardrails.setGenerators.",
              DeliveryGuardrails::generators),
          guardrail(
              "PT227",
              "What Argo CD delivers is signed where the class says so.",
              "Deliver from Git, by commits that keys of guardrails.verification.gpgKeys signed.",
              DeliverySigners::verified),
          guardrail(
              "PT228",
              "What is there already is taken over in ways the class permits.",
              "Say Fail, or have the way added to guardrails.adoption.",
              NamespaceGuardrails::adoption),
          guardrail(
              "PT223",
              "Keys of the platform are those the class lists.",
              "Name keys of your own, or have them added to guardrails.verification.secrets.",
              SignerGuardrails::ofThePlatform));

  private GuardrailRules() {}

  private static Rule<TenantUnderClass> guardrail(
      String id,
      String description,
      String remedy,
      Function<TenantUnderClass, Stream<Breach>> check) {
    return RuleInfo.of(id, description)
        .layer(Layer.GUARDRAIL)
        .remedy(remedy)
        .because(Reason.GuardrailViolated)
        .check(check);
  }

  private static Rule<TenantUnderClass> limit(
      String id, String what, Function<TenantUnderClass, Stream<Breach>> check) {
    return guardrail(
        id,
        "A tenant has no more " + what + " than the class permits.",
        "Take some out, or have guardrails.limits raised.",
        check);
  }

  private static Stream<Breach> tenants(TenantUnderClass guarded) {
    List<String> permitted = guarded.boundary().tenants();
    if (permitted.isEmpty() || guarded.fits(guarded.tenant(), permitted)) {
      return Stream.empty();
    }
    return Stream.of(
        guarded
            .spec()
            .child("className", spec -> guarded.boundary().className())
            .says(
                "tenant {} may not use {}, which is for {}",
                guarded.tenant(),
                guarded.title(),
                TenantUnderClass.list(permitted)));
  }
}
