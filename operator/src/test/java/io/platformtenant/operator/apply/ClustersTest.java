package io.platformtenant.operator.apply;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.platformtenant.operator.model.ClusterName;
import org.junit.jupiter.api.Test;

class ClustersTest {
  /** What the status lists in another cluster must never be sought, and removed, in this one. */
  @Test
  void noOtherClusterIsTakenForThisOne() {
    Clusters clusters = Clusters.only(null);

    assertThatThrownBy(() -> clusters.get(new ClusterName("eu-1")))
        .isInstanceOf(ApiFailure.class)
        .hasMessage("cluster \"eu-1\" is not known to this operator");
  }
}
