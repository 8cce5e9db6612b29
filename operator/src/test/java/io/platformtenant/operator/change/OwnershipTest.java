package io.platformtenant.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.change.Ownership.Adoptable;
import io.platformtenant.operator.change.Ownership.Foreign;
import io.platformtenant.operator.change.Ownership.Ours;
import io.platformtenant.operator.model.Owner;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnershipTest {
  private static final String WRITTEN_BY_US =
      """
      metadata:
        annotations: {platformtenant.io/applied-hash: 0123456789abcdef0123}
        managedFields: [{manager: platform-tenant-operator, operation: Apply}]
      """;
  private static final String RELEASED_BY_US =
      "{metadata: {managedFields: [{manager: platform-tenant-operator, operation: Apply}]}}";

  @Test
  void ourMarkMakesItOurs() throws IOException {
    assertThat(of("{metadata: {labels: {platformtenant.io/tenant: payments}}}"))
        .isEqualTo(new Ours());
  }

  @Test
  void anotherTenantsMarkIsStrongerThanAWishToAdopt() throws IOException {
    assertThat(
            of(
                """
                metadata:
                  labels: {platformtenant.io/tenant: search}
                  annotations: {platformtenant.io/adopt: payments}
                """))
        .isEqualTo(new Foreign("tenant \"search\""));
  }

  @Test
  void whatAClassMadeIsTheClasss() throws IOException {
    assertThat(of("{metadata: {labels: {platformtenant.io/class: standard}}}"))
        .isEqualTo(new Foreign("class \"standard\""));
  }

  @Test
  void adoptionNamesTheTenant() throws IOException {
    assertThat(of("{metadata: {annotations: {platformtenant.io/adopt: payments}}}"))
        .isEqualTo(new Adoptable());
    assertThat(of("{metadata: {annotations: {platformtenant.io/adopt: search}}}"))
        .isEqualTo(new Foreign("somebody else"));
  }

  @Test
  void whoeverTakesOurMarkOffDoesNotTakeTheObject() throws IOException {
    assertThat(
            Ownership.of(
                new YAMLMapper().readTree(WRITTEN_BY_US), Owner.ofTenant("payments"), true))
        .isEqualTo(new Ours());
  }

  @Test
  void whatWeReleasedIsNoLongerOurs() throws IOException {
    var live = new YAMLMapper().readTree(RELEASED_BY_US);

    assertThat(Ownership.of(live, Owner.ofTenant("payments"), true)).isInstanceOf(Foreign.class);
  }

  @Test
  void beingListedIsNotEnoughToOwn() throws IOException {
    var live = new YAMLMapper().readTree("{metadata: {managedFields: [{manager: kubectl}]}}");

    assertThat(Ownership.of(live, Owner.ofTenant("payments"), true))
        .isEqualTo(new Foreign("\"kubectl\""));
  }

  @Test
  void theOwnerIsNamedAsWellAsWeCan() throws IOException {
    assertThat(of("{metadata: {labels: {app.kubernetes.io/managed-by: Helm}}}"))
        .isEqualTo(new Foreign("\"Helm\""));
    assertThat(of("{metadata: {}}")).isEqualTo(new Foreign("somebody else"));
  }

  private static Ownership of(String yaml) throws IOException {
    return Ownership.of(new YAMLMapper().readTree(yaml), Owner.ofTenant("payments"), false);
  }
}
