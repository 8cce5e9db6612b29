package io.platformtenant.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.platformtenant.api.v1alpha1.InventoryEntry;
import io.platformtenant.operator.kinds.ManagedKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectIdTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource(ManagedKind.class)
  void anInventoryKeepsEveryKindOnEveryCluster(ManagedKind kind) throws JsonProcessingException {
    String namespace = kind.namespaced() ? "tenant-payments" : "";
    for (ClusterName cluster : new ClusterName[] {ClusterName.IN_CLUSTER, new ClusterName("eu")}) {
      var id = new ObjectId(cluster, kind, namespace, "a");

      assertThat(ObjectId.of(stored(id.toInventoryEntry()))).contains(id);
    }
  }

  @Test
  void theClusterTheOperatorRunsInIsNotWritten() throws JsonProcessingException {
    InventoryEntry here = ObjectId.namespace("payments-prod").toInventoryEntry();

    assertThat(JSON.writeValueAsString(here)).doesNotContain("cluster");
  }

  @Test
  void anEntryThatNamesItsClusterInFullIsTheSame() throws JsonProcessingException {
    String text =
        "{\"cluster\":\"in-cluster\",\"group\":\"\",\"version\":\"v1\",\"kind\":\"Namespace\","
            + "\"name\":\"payments-prod\"}";

    assertThat(ObjectId.of(JSON.readValue(text, InventoryEntry.class)))
        .contains(ObjectId.namespace("payments-prod"));
  }

  private static InventoryEntry stored(InventoryEntry entry) throws JsonProcessingException {
    return JSON.readValue(JSON.writeValueAsString(entry), InventoryEntry.class);
  }
}
