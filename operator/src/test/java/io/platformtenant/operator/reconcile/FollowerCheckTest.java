package io.platformtenant.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantSpec;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.model.SoundClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FollowerCheckTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final List<PlatformTenant> tenants = new ArrayList<>();
  private final List<PlatformTenantClass> classes = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final FollowerCheck check =
      new FollowerCheck(
          () -> tenants,
          new JudgedClasses(() -> classes, List::of, (c, kinds) -> JudgedClass.of(c, List.of())),
          this::guardrails);

  @Test
  void aTenantIsJudgedOncePerGenerationOfItAndOfItsClass() {
    classes.add(JudgedClassesTest.tenantClass("class-1", 1));
    tenants.add(tenant("a", 1));
    tenants.add(tenant("b", 1));
    breaches();
    breaches();
    assertThat(asked).containsExactly("a1 class-1/1", "b1 class-1/1");

    asked.clear();
    tenants.set(1, tenant("b", 2));
    assertThat(breaches()).containsExactly("a1 class-1/1", "b2 class-1/1");
    assertThat(asked).containsExactly("b2 class-1/1");

    asked.clear();
    classes.set(0, JudgedClassesTest.tenantClass("class-1", 2));
    assertThat(breaches()).containsExactly("a1 class-1/2", "b2 class-1/2");
    assertThat(asked).hasSize(2);
  }

  @Test
  void aClassThatWasMadeAnewUnderItsNameIsAnother() {
    classes.add(JudgedClassesTest.tenantClass("class-1", 1));
    tenants.add(tenant("a", 1));
    breaches();
    classes.set(0, JudgedClassesTest.tenantClass("class-2", 1));

    assertThat(breaches()).containsExactly("a1 class-2/1");
  }

  @Test
  void oneThatIsGoneIsForgotten() {
    classes.add(JudgedClassesTest.tenantClass("class-1", 1));
    tenants.add(tenant("a", 1));
    breaches();
    var gone = tenants.removeFirst();
    breaches();
    tenants.add(gone);
    breaches();

    assertThat(asked).hasSize(2);
  }

  private List<String> breaches() {
    return check.of(JudgedClass.of(classes.getFirst(), List.of())).breaches().values().stream()
        .flatMap(List::stream)
        .map(Finding::message)
        .toList();
  }

  private List<Finding> guardrails(PlatformTenant tenant, SoundClass tenantClass) {
    var of = tenantClass.tenantClass().getMetadata();
    String words =
        tenant.getMetadata().getName()
            + tenant.getMetadata().getGeneration()
            + " "
            + of.getUid()
            + "/"
            + of.getGeneration();
    asked.add(words);
    return List.of(
        new Finding(
            "PT001",
            Severity.ERROR,
            Reason.GuardrailViolated,
            Layer.SHAPE,
            Part.PLATFORM,
            FieldPath.of("spec"),
            "",
            words));
  }

  private static PlatformTenant tenant(String name, long generation) {
    var tenant = new PlatformTenant();
    tenant.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withUid("uid-" + name)
            .withGeneration(generation)
            .build());
    tenant.setSpec(JSON.convertValue(Map.of("className", "standard"), PlatformTenantSpec.class));
    return tenant;
  }
}
