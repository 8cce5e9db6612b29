package io.platformtenant.operator.transitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChainsTest {
  private static final int SOME = 20;

  @Test
  void aSeedGivesTheSameChains() {
    assertThat(some(7)).isEqualTo(some(7)).isNotEqualTo(some(8));
  }

  @Test
  void aChainGoesFromOneSoundPairToOthersAndBack() {
    assertThat(some(7))
        .allSatisfy(
            chain -> {
              assertThat(chain.states()).hasSize(4);
              assertThat(chain.states().getFirst().isSound()).isTrue();
              assertThat(chain.states().getFirst()).isEqualTo(chain.states().getLast());
              assertThat(chain.states().get(1)).isNotEqualTo(chain.states().get(0));
            });
  }

  /** Else a field is changed by nobody, and nobody knows what that does. */
  @Test
  void everyLeafOfBothSchemasCanBeChanged() {
    var chains = new Chains(7);
    assertThat(
            Stream.of("PlatformTenant", "PlatformTenantClass")
                .flatMap(kind -> Field.all(kind).stream())
                .filter(Field::isLeaf)
                .filter(field -> waysOf(field).noneMatch(t -> chains.begin(t).isPresent()))
                .map(Field::toString))
        .isEmpty();
  }

  private static Stream<Transition> waysOf(Field field) {
    return Arrays.stream(Change.values())
        .filter(change -> change.isFor(field))
        .map(change -> new Transition(field, change));
  }

  private static List<Chain> some(long seed) {
    var chains = new Chains(seed);
    List<Chain> some = new ArrayList<>();
    for (int i = 0; i < SOME; i++) {
      some.add(chains.next());
    }
    return some;
  }
}
