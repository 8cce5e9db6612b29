package io.platformtenant.operator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose people have rights in a tenant. */
class ClassOfPeopleTest {
  private static final List<PlatformTenantClass> CLASSES =
      List.of(tenantClass("large"), tenantClass("standard"));

  @Test
  void thoseOfTheClassThatItFollows() {
    assertThat(ofPeople("large", "standard")).contains("large");
  }

  @Test
  void thoseOfTheClassThatItFollowedLastWhereTheNameIsMistyped() {
    assertThat(ofPeople("standrad", "standard")).contains("standard");
  }

  @Test
  void nobodysWhereThatIsGone() {
    assertThat(ofPeople("standrad", "gone")).isEmpty();
    assertThat(ofPeople("standrad", "")).isEmpty();
  }

  private static Optional<String> ofPeople(String followed, String last) {
    PlatformTenant tenant =
        Serialization.unmarshal(
            """
            apiVersion: platformtenant.io/v1alpha1
            kind: PlatformTenant
            metadata: {name: payments}
            spec: {className: %s}
            status: {className: "%s"}
            """
                .formatted(followed, last),
            PlatformTenant.class);
    return Classes.ofPeople(tenant, CLASSES).map(c -> c.getMetadata().getName());
  }

  private static PlatformTenantClass tenantClass(String name) {
    return Serialization.unmarshal(
        """
        apiVersion: platformtenant.io/v1alpha1
        kind: PlatformTenantClass
        metadata: {name: %s}
        spec: {guardrails: {repositories: ["**"]}}
        """
            .formatted(name),
        PlatformTenantClass.class);
  }
}
