package io.platformtenant.operator.rules.neighbours;

import io.platformtenant.operator.contract.EffectiveGuardrails;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.Neighbours;
import io.platformtenant.operator.rules.At;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.rules.TenantInWorld;
import io.platformtenant.operator.rules.guardrails.AddressGuardrails;
import io.platformtenant.operator.rules.guardrails.AddressGuardrails.FetchedAddress;
import io.platformtenant.operator.rules.guardrails.TenantUnderClass;
import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Repositories that a wide pattern lets a tenant have, and that by a pattern with {@code {tenant}}
 * are another's. A repository that the class permits by its very name is meant.
 */
final class NamedAfterOthers {
  private static final String TENANT = "{tenant}";

  private NamedAfterOthers() {}

  static Stream<Breach> in(TenantInWorld checked) {
    if (!(checked.world().choice() instanceof ClassChoice.Found(var sound))) {
      return Stream.empty();
    }
    var guardrails = EffectiveGuardrails.of(sound.tenantClass());
    List<String> patterns = guardrails.repositories();
    List<String> personal = patterns.stream().filter(p -> p.contains(TENANT)).toList();
    List<String> plain = patterns.stream().filter(p -> !p.contains(TENANT)).toList();
    if (personal.isEmpty() || plain.isEmpty()) {
      return Stream.empty();
    }
    List<String> literal = plain.stream().filter(p -> p.indexOf('*') < 0).toList();
    Neighbours others = checked.world().others();
    return AddressGuardrails.known(new TenantUnderClass(checked.contract(), guardrails))
        .filter(a -> !fits(a.value().normal(), personal, checked.world().name()))
        .filter(a -> !fits(a.value().normal(), literal, ""))
        .flatMap(a -> owner(a.value().normal(), personal, others).map(o -> breach(a, o)).stream());
  }

  private static Optional<String> owner(String address, List<String> personal, Neighbours others) {
    return Stream.of(address.split("[/:@.]"))
        .filter(name -> others.named(name).isPresent())
        .filter(name -> fits(address, personal, name))
        .findFirst();
  }

  private static boolean fits(String address, List<String> patterns, String tenant) {
    return patterns.stream().anyMatch(p -> Wildcards.ofAddresses(p, tenant).matches(address));
  }

  private static Breach breach(At<FetchedAddress> address, String owner) {
    return address
        .map(FetchedAddress::said)
        .says("{} is by its address tenant {}'s", address.value().said(), owner);
  }
}
