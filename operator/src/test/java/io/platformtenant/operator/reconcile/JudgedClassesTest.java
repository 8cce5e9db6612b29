package io.platformtenant.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantClassSpec;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Part;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.findings.Severity;
import io.platformtenant.operator.model.JudgedClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgedClassesTest {
  private final List<PlatformTenantClass> present = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private List<Map<String, String>> kinds = List.of();
  private final JudgedClasses classes = new JudgedClasses(() -> present, () -> kinds, this::judge);

  @Test
  void aClassIsJudgedOncePerGeneration() {
    PlatformTenantClass first = tenantClass("uid-1", 1);
    present.add(first);

    assertThat(classes.all()).isEqualTo(classes.all());
    assertThat(classes.judge(first)).isEqualTo(classes.all().getFirst());
    assertThat(asked).containsExactly("uid-1/1");

    classes.judge(tenantClass("uid-1", 2));
    assertThat(asked).containsExactly("uid-1/1", "uid-1/2");
  }

  @Test
  void whatChangesWithoutAGenerationIsSeenAtOnce() {
    classes.judge(tenantClass("uid-1", 1));
    PlatformTenantClass annotated = tenantClass("uid-1", 1);
    annotated.getMetadata().setAnnotations(Map.of("a", "b"));

    assertThat(classes.judge(annotated).tenantClass()).isSameAs(annotated);
    assertThat(asked).hasSize(1);
  }

  /** A rule asks what brought a class, which Flux notes there without a generation. */
  @Test
  void oneThatSomethingElseBringsFromNowOnIsJudgedAnew() {
    classes.judge(tenantClass("uid-1", 1));
    PlatformTenantClass brought = tenantClass("uid-1", 1);
    brought.getMetadata().setLabels(Map.of("kustomize.toolkit.fluxcd.io/name", "classes"));
    classes.judge(brought);
    classes.judge(brought);

    assertThat(asked).hasSize(2);
  }

  @Test
  void whereItsKindComesFromIsAskedOfOneThatWaitsForSomething() {
    PlatformTenantClass waiting = tenantClass("uid-2", 1);
    waiting.setSpec(
        Serialization.unmarshal(
            "dependsOn: [{namespace: flux-system, name: infra}]", PlatformTenantClassSpec.class));
    classes.judge(tenantClass("uid-1", 1));
    classes.judge(waiting);
    kinds = List.of(Map.of("kustomize.toolkit.fluxcd.io/name", "infra"));
    classes.judge(tenantClass("uid-1", 1));
    classes.judge(waiting);

    assertThat(asked).containsExactly("uid-1/1", "uid-2/1", "uid-2/1");
  }

  @Test
  void oneThatWasMadeAnewUnderItsNameIsAnother() {
    classes.judge(tenantClass("uid-1", 1));
    classes.judge(tenantClass("uid-2", 1));

    assertThat(asked).containsExactly("uid-1/1", "uid-2/1");
  }

  @Test
  void oneThatIsGoneIsForgotten() {
    present.add(tenantClass("uid-1", 1));
    classes.all();
    present.clear();
    classes.all();

    classes.judge(tenantClass("uid-1", 1));
    assertThat(asked).hasSize(2);
  }

  private JudgedClass judge(PlatformTenantClass tenantClass, List<Map<String, String>> ofKinds) {
    var metadata = tenantClass.getMetadata();
    asked.add(metadata.getUid() + "/" + metadata.getGeneration());
    return JudgedClass.of(
        tenantClass,
        List.of(
            new Finding(
                "PC065",
                metadata.getGeneration() == 1 ? Severity.WARNING : Severity.ERROR,
                Reason.InvalidSpec,
                Layer.SHAPE,
                Part.PLATFORM,
                FieldPath.of("spec"),
                "",
                "")));
  }

  static PlatformTenantClass tenantClass(String uid, long generation) {
    var tenantClass = new PlatformTenantClass();
    tenantClass.setMetadata(
        new ObjectMetaBuilder()
            .withName("standard")
            .withUid(uid)
            .withGeneration(generation)
            .build());
    return tenantClass;
  }
}
