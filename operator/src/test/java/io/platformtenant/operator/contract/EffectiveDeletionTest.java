package io.platformtenant.operator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.schema.Unread;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which policy a tenant is taken down by. */
class EffectiveDeletionTest {
  private static final String BUILT_IN = "Delete Delete Retain";
  private static final String LEAVING = "Orphan Orphan Retain";

  @ParameterizedTest(name = "{0} over {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                                        | {}                                     | Delete Delete Retain
          {}                                                        | {delivery: Orphan}                     | Orphan Delete Retain
          {delivery: Delete}                                        | {delivery: Orphan, bootstrap: Orphan}  | Delete Orphan Retain
          {bootstrap: Orphan}                                       | {}                                     | Delete Orphan Retain
          {namespaces: Delete}                                      | {namespaces: Retain}                   | Delete Delete Delete
          {namespaces: Retain, delivery: Orphan, bootstrap: Orphan} | {namespaces: Delete}                   | Orphan Orphan Retain
          """)
  void theTenantOverTheClassOverWhatIsBuiltIn(String own, String ofClass, String expected) {
    assertThat(said(deleted(tenant(own, "{}"), List.of(ofClass(ofClass))))).isEqualTo(expected);
    assertThat(said(ResolvedTenant.of(tenant(own, "{}"), ofClass(ofClass)).deletion()))
        .as("and so it is planned")
        .isEqualTo(expected);
  }

  /** Such a contract is refused, and deleted all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {delivery: Orphan, namespaces: Delete}  | {}
          {bootstrap: Orphan, namespaces: Delete} | {}
          {bootstrap: Orphan}                     | {namespaces: Delete}
          {namespaces: Delete}                    | {delivery: Orphan}
          """)
  void noNamespaceGoesWithWhatIsToBeLeftInIt(String own, String ofClass) {
    assertThat(said(deleted(tenant(own, "{}"), List.of(ofClass(ofClass))))).endsWith(" Retain");
  }

  @Test
  void withoutItsClassWhatTheStatusRemembersHolds() {
    String status = "{delivery: Orphan, bootstrap: Delete, namespaces: Retain}";

    assertThat(said(deleted(tenant("{}", status), List.of()))).isEqualTo("Orphan Delete Retain");
    assertThat(said(deleted(tenant("{bootstrap: Orphan}", status), List.of())))
        .as("the contract is there still")
        .isEqualTo("Orphan Orphan Retain");
    assertThat(said(deleted(tenant("{}", status), List.of(ofClass("{}")))))
        .as("what the class says now comes first")
        .isEqualTo(BUILT_IN);
  }

  /** What stays can still be deleted. */
  @Test
  void whereNothingIsKnownThingsAreLeft() {
    assertThat(said(deleted(tenant("{}", "{}"), List.of()))).isEqualTo(LEAVING);
    assertThat(said(deleted(tenant("{delivery: Delete}", "{}"), List.of())))
        .isEqualTo("Delete Orphan Retain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/spec", "/spec/lifecycle", "/spec/lifecycle/deletion"})
  void whereItCanNotBeReadThingsAreLeft(String field) {
    PlatformTenant tenant = tenant("{}", "{delivery: Delete, bootstrap: Delete}");
    tenant.lacks(unread(field));
    assertThat(said(deleted(tenant, List.of(ofClass("{}"))))).isEqualTo(LEAVING);

    PlatformTenantClass tenantClass = ofClass("{}");
    tenantClass.lacks(unread(field));
    assertThat(said(deleted(tenant("{}", "{}"), List.of(tenantClass)))).isEqualTo(LEAVING);
    assertThat(said(deleted(tenant("{delivery: Delete}", "{}"), List.of(tenantClass))))
        .isEqualTo("Delete Orphan Retain");
  }

  @Test
  void whatCanBeReadHoldsBesideWhatCanNot() {
    PlatformTenant tenant = tenant("{namespaces: Delete}", "{}");
    tenant.lacks(unread("/spec/lifecycle/deletionProtection"));
    assertThat(said(deleted(tenant, List.of(ofClass("{}"))))).isEqualTo("Delete Delete Delete");

    tenant.lacks(unread("/spec/lifecycle/deletion/bootstrap"));
    assertThat(said(deleted(tenant, List.of(ofClass("{}"))))).isEqualTo("Delete Orphan Retain");

    tenant.lacks(unread("/spec/environments/0/namespaces/0/policy"));
    assertThat(said(deleted(tenant, List.of(ofClass("{}")))))
        .as("which namespaces were there before is not known")
        .isEqualTo(BUILT_IN);
  }

  @Test
  void whatWasThereBeforeIsKnownByTheContract() {
    assertThat(deleted(tenant("{}", "{}"), List.of()).existing()).containsExactly("pay-old");
  }

  private static EffectiveDeletion deleted(
      PlatformTenant tenant, List<PlatformTenantClass> classes) {
    return EffectiveDeletion.ofDeleted(tenant, classes);
  }

  private static List<Unread> unread(String field) {
    return List.of(new Unread(JsonPointer.compile(field), "Archive", List.of()));
  }

  private static String said(EffectiveDeletion deletion) {
    return deletion.delivery() + " " + deletion.bootstrap() + " " + deletion.namespaces();
  }

  private static PlatformTenantClass ofClass(String deletion) {
    return Serialization.unmarshal(
        """
        metadata: {name: standard}
        spec: {lifecycle: {deletion: %s}, guardrails: {repositories: ["**"]}}
        """
            .formatted(deletion),
        PlatformTenantClass.class);
  }

  private static PlatformTenant tenant(String deletion, String remembered) {
    return Serialization.unmarshal(
        """
        metadata: {name: pay}
        spec:
          className: standard
          lifecycle: {deletion: %s}
          environments:
            - {name: prod, namespaces: [{name: pay-prod}, {name: pay-old, policy: Existing}]}
        status: {deletionPolicy: %s}
        """
            .formatted(deletion, remembered),
        PlatformTenant.class);
  }
}
