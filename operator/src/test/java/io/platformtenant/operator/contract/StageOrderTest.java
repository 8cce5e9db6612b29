package io.platformtenant.operator.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.Environment;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.operator.model.TenantNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StageOrderTest {
  private static final Environment PROD =
      new Environment("prod", null, null, List.of(), Map.of(), null);

  private static final TenantNames NAMES =
      new TenantNames("payments", "standard", "tenant-payments", "argocd");

  @Test
  void aStageFollowsTheOneBeforeIt() {
    assertThat(before("b", tenant("a"), tenant("b"))).containsExactly("prod-a");
    assertThat(before("a", tenant("a"), tenant("b"))).isEmpty();
  }

  @Test
  void aStageFollowsThoseItNames() {
    assertThat(before("c", tenant("a"), tenant("b"), tenant("c", "a"))).containsExactly("prod-a");
    assertThat(before("c", tenant("a"), tenant("b"), tenant("c", "b", "a")))
        .containsExactly("prod-a", "prod-b");
  }

  @Test
  void noneIsNobodyOfItsOwnList() {
    assertThat(before("b", tenant("a"), tenant("b", "none"))).isEmpty();
    assertThat(before("b", ofClass("p"), tenant("a"), tenant("b", "none")))
        .containsExactly("prod-p");
  }

  @Test
  void theFirstOfTheTenantFollowsEveryLastOneOfTheClass() {
    assertThat(before("a", ofClass("p"), ofClass("q"), ofClass("r", "p"), tenant("a")))
        .containsExactly("prod-q", "prod-r");
  }

  @Test
  void aStageOfTheClassNeverFollowsOneOfTheTenant() {
    assertThat(before("q", ofClass("p"), ofClass("q", "none"), tenant("a"))).isEmpty();
  }

  @Test
  void theFirstOfAnEnvironmentFollowEveryLastOneThatIsRenderedOnce() {
    assertThat(before("p", once("o"), once("q", "none"), ofClass("p"))).containsExactly("o", "q");
    assertThat(before("p", once("o"), ofClass("n"), ofClass("p", "none"))).containsExactly("o");
    assertThat(before("p", once("o"), once("q", "none"), ofClass("p", "q")))
        .containsExactly("o", "q");
    assertThat(before("p", once("o"), ofClass("n"), ofClass("p", "n"))).containsExactly("prod-n");
  }

  @Test
  void theTenantFollowsWhatIsRenderedOnceWhereTheClassHasNothingElse() {
    assertThat(before("a", once("o"), tenant("a"))).containsExactly("o");
    assertThat(before("o", once("o"), ofClass("p"), tenant("a"))).isEmpty();
  }

  /** What a stage names may not be in this environment. */
  @Test
  void whatIsNotHereIsNotWaitedFor() {
    assertThat(before("b", ofClass("p"), tenant("b", "elsewhere"))).containsExactly("prod-p");
  }

  private static Stream<String> before(String name, EnvironmentStage... all) {
    EnvironmentStage stage =
        Stream.of(all).filter(s -> s.stage().name().equals(name)).findFirst().orElseThrow();
    return StageOrder.before(stage, List.of(all)).stream().map(EnvironmentStage::objectName);
  }

  private static EnvironmentStage tenant(String name, String... dependsOn) {
    return new EnvironmentStage(stage(name, dependsOn), PROD, false, NAMES);
  }

  private static EnvironmentStage ofClass(String name, String... dependsOn) {
    return new EnvironmentStage(stage(name, dependsOn), PROD, true, NAMES);
  }

  private static EnvironmentStage once(String name, String... dependsOn) {
    return new EnvironmentStage(stage(name, dependsOn), null, true, NAMES);
  }

  private static Stage stage(String name, String... dependsOn) {
    return new Stage(
        name,
        "config",
        null,
        List.of(),
        null,
        List.of(dependsOn),
        null,
        null,
        null,
        List.of(),
        Map.of(),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }
}
