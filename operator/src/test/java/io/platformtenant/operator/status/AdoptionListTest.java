package io.platformtenant.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.AdoptionItem;
import io.platformtenant.api.v1alpha1.AdoptionState;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AdoptionListTest {
  @Test
  void whatIsTakenOverNextHasItsRoom() {
    List<AdoptionItem> met =
        Stream.concat(
                IntStream.range(0, 30).mapToObj(i -> item("a" + i, AdoptionState.Unmarked)),
                Stream.of(item("y", AdoptionState.Adopting), item("x", AdoptionState.Adopting)))
            .toList();

    List<AdoptionItem> listed = AdoptionList.of(met);

    assertThat(listed).hasSize(20);
    assertThat(listed).extracting(AdoptionItem::name).startsWith("y", "x", "a0", "a1");
    assertThat(AdoptionList.total(met)).isEqualTo(32);
  }

  @Test
  void whereAllIsListedNothingIsCounted() {
    assertThat(AdoptionList.total(List.of(item("a", AdoptionState.Marked)))).isNull();
  }

  private static AdoptionItem item(String name, AdoptionState state) {
    return new AdoptionItem(
        "AppProject", "argocd", name, state, "", null, List.of(), null, List.of(), null);
  }
}
