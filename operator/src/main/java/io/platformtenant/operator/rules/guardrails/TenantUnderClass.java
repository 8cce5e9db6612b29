package io.platformtenant.operator.rules.guardrails;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Wildcards;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A tenant read together with the guardrails of its class. Nothing else counts for those. */
public record TenantUnderClass(ResolvedTenant contract, EffectiveGuardrails boundary) {
  private static final int TOLD = 8;

  public static TenantUnderClass of(PlatformTenant tenant, PlatformTenantClass tenantClass) {
    return new TenantUnderClass(
        ResolvedTenant.of(tenant, tenantClass), EffectiveGuardrails.of(tenantClass));
  }

  String tenant() {
    return contract.tenant();
  }

  /** For messages: {@code class "standard"}. */
  Phrase title() {
    return Phrase.of("class {}", boundary.className());
  }

  At<PlatformTenantSpec> spec() {
    return At.spec(contract.spec());
  }

  /** Whether a name fits one of the patterns. */
  boolean fits(String name, List<String> patterns) {
    return patterns.stream().anyMatch(p -> Wildcards.of(p, tenant()).matches(name));
  }

  /** For messages: what is permitted, the first of it in quotes. */
  static Phrase list(Collection<?> permitted) {
    if (permitted.isEmpty()) {
      return new Phrase("none");
    }
    String first =
        permitted.stream().limit(TOLD).map(p -> "\"" + p + "\"").collect(Collectors.joining(", "));
    int more = permitted.size() - TOLD;
    return new Phrase(more <= 0 ? first : first + " and " + more + " more");
  }
}
