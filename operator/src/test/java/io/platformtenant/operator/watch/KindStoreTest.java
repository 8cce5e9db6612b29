package io.platformtenant.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers to writes and events of the watch, in every order in which they can come. */
class KindStoreTest {
  private static final Owner PAYMENTS = Owner.ofTenant("payments");
  private static final ObjectId PROJECT =
      ObjectId.of(ManagedKind.APP_PROJECT, "argocd", "payments");

  private final KindStore store = new KindStore();

  @Test
  void anEventThatIsOlderThanAWriteChangesNothing() {
    store.wrote(PROJECT, version(7));
    store.saw(PROJECT, version(6));

    assertThat(store.of(PAYMENTS)).containsEntry(PROJECT, version(7));
    store.saw(PROJECT, version(8));
    assertThat(store.of(PAYMENTS)).containsEntry(PROJECT, version(8));
  }

  @Test
  void whatWasDeletedBeforeItsWriteWasAnsweredStaysGone() {
    store.saw(PROJECT, version(5));
    store.gone(PROJECT, version(7), false);

    store.wrote(PROJECT, version(6));
    store.wrote(PROJECT, version(7));

    assertThat(store.of(PAYMENTS)).isEmpty();
  }

  @Test
  void whatWasMadeAnewAfterItsDeletionIsThere() {
    store.gone(PROJECT, version(7), false);

    store.wrote(PROJECT, version(9));

    assertThat(store.of(PAYMENTS)).containsKey(PROJECT);
  }

  @Test
  void theDeletionOfWhatWasMadeAnewSinceTakesNothing() {
    store.wrote(PROJECT, version(9));

    store.gone(PROJECT, version(7), false);

    assertThat(store.of(PAYMENTS)).containsKey(PROJECT);
  }

  /** The watch was cut: what the new list lacks is gone, however new our last write was. */
  @Test
  void whatANewListLacksIsGone() {
    store.saw(PROJECT, version(5));
    store.wrote(PROJECT, version(9));

    store.gone(PROJECT, version(5), true);

    assertThat(store.of(PAYMENTS)).isEmpty();
  }

  @Test
  void whatLostOurMarkIsNobodysAnyMore() {
    store.saw(PROJECT, version(5));
    ObjectNode released = version(6);
    released.withObject("/metadata").remove("labels");

    store.wrote(PROJECT, released);

    assertThat(store.all()).isEmpty();
  }

  @Test
  void eachOwnerSeesItsOwn() {
    store.saw(PROJECT, version(5));

    assertThat(store.of(Owner.ofTenant("other"))).isEmpty();
    assertThat(store.of(Owner.ofClass("payments"))).isEmpty();
    assertThat(store.values()).isEqualTo(List.of(version(5)));
  }

  private static ObjectNode version(long version) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = object.putObject("metadata");
    metadata.put("resourceVersion", Long.toString(version));
    metadata
        .putObject("labels")
        .put(ApiGroup.MANAGED_BY_LABEL, ApiGroup.FIELD_MANAGER)
        .put(ApiGroup.TENANT_LABEL, "payments");
    return object;
  }
}
