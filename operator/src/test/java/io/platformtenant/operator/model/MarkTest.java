package io.platformtenant.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.contract.ReservedNames;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkTest {
  private static final String TENANT = "platformtenant.io/tenant";
  private static final String CLASS = "platformtenant.io/class";

  @Test
  void oneLabelSaysWhoseAnObjectIs() {
    assertThat(Mark.of(Map.of(TENANT, "payments"))).isEqualTo(Mark.ofTenant("payments"));
    assertThat(Mark.of(Map.of(CLASS, "standard"))).isEqualTo(Mark.ofClass("standard"));
  }

  @Test
  void twoLabelsOrNoneMakeItNobodys() {
    assertThat(Mark.of(Map.of(TENANT, "payments", CLASS, "standard"))).isEqualTo(Mark.NOBODYS);
    assertThat(Mark.of(Map.of("app", "web"))).isEqualTo(Mark.NOBODYS);
    assertThat(Mark.of((Map<String, String>) null)).isEqualTo(Mark.NOBODYS);
  }

  @Test
  void aClassAndATenantOfOneNameAreToldApart() {
    assertThat(Mark.ofClass("payments")).isNotEqualTo(Mark.ofTenant("payments"));
    assertThat(Mark.ofClass("payments").adopter()).isEqualTo("platform-payments");
    assertThat(ReservedNames.isReservedTenant(Mark.ofClass("payments").adopter())).isTrue();
  }
}
