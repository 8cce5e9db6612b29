package io.platformtenant.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A field that a builder forgets would be lost whenever a status is told again. */
class StatusBuildersTest {
  private static final String COMMON =
      """
      observedGeneration: 3
      conditions: [{type: Ready}]
      inventory: [{kind: Namespace, name: a}]
      violations: [{rule: PT001, severity: Error}]
      violationsTotal: 1
      """;

  @Test
  void ofATenantKeepsEveryField() {
    PlatformTenantStatus full =
        Serialization.unmarshal(
            COMMON
                + """
                lastHandledReconcileAt: now
                className: standard
                homeNamespace: tenant-a
                argocdNamespace: argocd
                bootstrap: {total: 1}
                delivery: {total: 1}
                environments: [{name: prod}]
                freeze: {active: true}
                deletion: {step: Sources}
                heldBack: [{what: 'application "web"', generation: 2}]
                actor: Team
                acceptedRevision: a-0123456789abcdef
                deletionProtection: true
                deletionPolicy: {delivery: Orphan}
                blastRadius: {applications: 1}
                adoption: [{kind: AppProject, name: a}]
                adoptionTotal: 1
                history: [{since: now, reason: Succeeded}]
                """,
            PlatformTenantStatus.class);

    assertSaysSomethingInEveryField(full);
    assertThat(new PlatformTenantStatusBuilder(full).build()).isEqualTo(full);
  }

  @Test
  void ofAClassKeepsEveryField() {
    PlatformTenantClassStatus full =
        Serialization.unmarshal(
            COMMON
                + """
                tenants: 2
                clusters: [{name: in-cluster}]
                """,
            PlatformTenantClassStatus.class);

    assertSaysSomethingInEveryField(full);
    assertThat(new PlatformTenantClassStatusBuilder(full).build()).isEqualTo(full);
  }

  private static void assertSaysSomethingInEveryField(Record status) {
    assertThat(Arrays.stream(status.getClass().getRecordComponents()))
        .allSatisfy(
            component ->
                assertThat(valueOf(component, status))
                    .as(component.getName())
                    .isNotNull()
                    .isNotEqualTo(List.of()));
  }

  private static Object valueOf(RecordComponent component, Record status)
      throws ReflectiveOperationException {
    return component.getAccessor().invoke(status);
  }
}
