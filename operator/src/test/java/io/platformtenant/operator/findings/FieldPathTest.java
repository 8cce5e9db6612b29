package io.platformtenant.operator.findings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FieldPathTest {
  private static final FieldPath STAGES = FieldPath.of("spec", "bootstrap", "stages");

  @Test
  void isReadAsPeopleWriteIt() {
    assertThat(STAGES.item(2).child("name")).hasToString("spec.bootstrap.stages[2].name");
    assertThat(FieldPath.of("metadata", "labels").child("example.com/team"))
        .hasToString("metadata.labels.example.com/team");
    assertThat(FieldPath.ROOT.item(1)).hasToString("[1]");
    assertThat(FieldPath.ROOT).hasToString("");
  }

  @Test
  void liesInWhatIsAboveItAndInItself() {
    FieldPath name = STAGES.item(2).child("name");
    assertThat(name.isIn(name)).isTrue();
    assertThat(name.isIn(STAGES)).isTrue();
    assertThat(name.isIn(FieldPath.ROOT)).isTrue();
    assertThat(STAGES.isIn(name)).isFalse();
    assertThat(STAGES.item(2).isIn(STAGES.item(1))).isFalse();
    assertThat(FieldPath.of("spec", "stagesOfClass").isIn(FieldPath.of("spec", "stages")))
        .isFalse();
  }

  /** A key with a dot is one step, whatever it looks like. */
  @Test
  void isTheSameWhereItsStepsAre() {
    assertThat(FieldPath.of("spec", "bootstrap").child("stages")).isEqualTo(STAGES);
    assertThat(FieldPath.of("spec").child("bootstrap.stages")).isNotEqualTo(STAGES);
  }
}
