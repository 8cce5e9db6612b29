package io.platformtenant.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
  private static final int WORLDS = 300;

  @Test
  void thoseWithABeginningAreFoundAsIfAllWereAsked() {
    everywhere(
        (names, own) -> {
          var neighbours = neighbours(names, own);
          for (String prefix : names) {
            assertThat(found(neighbours.beginning(prefix + "-")))
                .isEqualTo(asked(names, own, other -> other.startsWith(prefix + "-")));
            assertThat(found(neighbours.beginning(prefix)))
                .isEqualTo(asked(names, own, other -> other.startsWith(prefix)));
          }
        });
  }

  @Test
  void thoseThatATextBeginsWithAreFoundAsIfAllWereAsked() {
    everywhere(
        (names, own) -> {
          var neighbours = neighbours(names, own);
          for (String text : names) {
            assertThat(found(neighbours.beginningOf(text + "-a")))
                .isEqualTo(asked(names, own, other -> (text + "-a-").startsWith(other + "-")));
          }
        });
  }

  private interface Claim {
    void check(List<String> names, String own);
  }

  private static void everywhere(Claim claim) {
    var random = new Random(7);
    for (int i = 0; i < WORLDS; i++) {
      List<String> names =
          Stream.generate(() -> name(random)).limit(1 + random.nextInt(12)).distinct().toList();
      claim.check(names, names.getFirst());
    }
  }

  /** Of few letters, so that many begin alike. */
  private static String name(Random random) {
    return String.join(
        "-",
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(i -> "ab".substring(random.nextInt(2)).repeat(1 + random.nextInt(2)))
            .toList());
  }

  private static Neighbours neighbours(List<String> names, String own) {
    return Tenants.of(names.stream().map(NeighboursTest::tenant).toList()).around(own);
  }

  private static PlatformTenant tenant(String name) {
    var tenant = new PlatformTenant();
    tenant.setMetadata(new ObjectMetaBuilder().withName(name).build());
    return tenant;
  }

  private static List<String> found(Stream<PlatformTenant> tenants) {
    return tenants.map(t -> t.getMetadata().getName()).toList();
  }

  private static List<String> asked(List<String> names, String own, Predicate<String> which) {
    return names.stream().filter(n -> !n.equals(own)).filter(which).sorted().toList();
  }
}
