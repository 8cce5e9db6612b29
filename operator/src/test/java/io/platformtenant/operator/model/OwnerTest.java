package io.platformtenant.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.contract.ReservedNames;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerTest {
  private static final String TENANT = "platformtenant.io/tenant";
  private static final String CLASS = "platformtenant.io/class";

  @Test
  void oneLabelSaysWhoseAnObjectIs() {
    assertThat(Owner.of(Map.of(TENANT, "payments"))).isEqualTo(Owner.ofTenant("payments"));
    assertThat(Owner.of(Map.of(CLASS, "standard"))).isEqualTo(Owner.ofClass("standard"));
  }

  @Test
  void twoLabelsOrNoneMakeItNobodys() {
    assertThat(Owner.of(Map.of(TENANT, "payments", CLASS, "standard"))).isEqualTo(Owner.NOBODY);
    assertThat(Owner.of(Map.of("app", "web"))).isEqualTo(Owner.NOBODY);
    assertThat(Owner.of((Map<String, String>) null)).isEqualTo(Owner.NOBODY);
  }

  @Test
  void aClassAndATenantOfOneNameAreToldApart() {
    assertThat(Owner.ofClass("payments")).isNotEqualTo(Owner.ofTenant("payments"));
    assertThat(Owner.ofClass("payments").adopter()).isEqualTo("platform-payments");
    assertThat(ReservedNames.isReservedTenant(Owner.ofClass("payments").adopter())).isTrue();
  }
}
