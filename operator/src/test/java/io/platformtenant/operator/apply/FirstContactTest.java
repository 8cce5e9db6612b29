package io.platformtenant.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import io.platformtenant.operator.apply.FirstContact.Met;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Result;
import io.platformtenant.operator.model.Result.Change;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FirstContactTest {
  private static final ObjectId PROJECT =
      ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments");

  private final AdoptionItem item =
      new AdoptionItem(
          "AppProject",
          "argocd",
          "payments",
          AdoptionState.Adopting,
          "\"kubectl\"",
          null,
          List.of(),
          null,
          List.of(),
          null);
  private final FirstContact contact =
      new FirstContact(
          new TreeMap<>(Map.of(PROJECT, new Met(JsonNodeFactory.instance.objectNode(), item))),
          new TreeMap<>(),
          List.of());

  @Test
  void whatWasTakenIsNotTheirsAnyMore() {
    assertThat(contact.left(Map.of(PROJECT, new Result.Written(Change.ADOPTED)))).isEmpty();
  }

  @Test
  void whatWaitsOrIsHeldByAGateIsStillMet() {
    var ground = ObjectId.namespace("payments-prod");

    assertThat(contact.left(Map.of(PROJECT, new Result.Blocked(ground))))
        .containsEntry(PROJECT, item);
    assertThat(contact.left(Map.of())).containsEntry(PROJECT, item);
  }
}
