package io.platformtenant.operator.plan.foundation;

import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.util.stream.Stream;

/** Everything both planes stand on. */
public final class Foundation {
  private Foundation() {}

  public static Stream<PlannedObject> of(ResolvedTenant contract, SubjectPrefixes prefixes) {
    return Stream.of(
            Namespaces.of(contract),
            Profiles.of(contract),
            ServiceAccounts.of(contract),
            RoleBindings.of(contract, prefixes))
        .flatMap(s -> s);
  }
}
