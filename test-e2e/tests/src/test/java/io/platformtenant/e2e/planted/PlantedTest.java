package io.platformtenant.e2e.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That none of the planted bugs has rotted: each still finds its place. */
class PlantedTest {
  static List<Patch> patches() {
    return Planted.all();
  }

  @Test
  void thereAreTwentyAtLeast() {
    assertThat(patches()).hasSizeGreaterThanOrEqualTo(20);
  }

  @ParameterizedTest
  @MethodSource("patches")
  void eachStillAppliesToTheSource(Patch patch) {
    assertThat(patch.what()).endsWith(".").hasSizeGreaterThan(20);
    assertThat(patch.file()).startsWith("operator/src/main/java/");
    assertThat(patch.hunks()).isNotEmpty();
    assertThat(patch.lastCaughtBy()).matches("|" + Net.names().replace(", ", "|"));
    String source = Planted.source(patch);
    assertThat(patch.in(source)).isNotEqualTo(source);
  }
}
