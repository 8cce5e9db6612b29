package io.platformtenant.e2e.upgrade;

import static io.platformtenant.e2e.upgrade.Ground.EARLIER;
import static io.platformtenant.e2e.upgrade.Ground.TODAY;
import static io.platformtenant.testkit.tenants.Samples.CLASS;
import static io.platformtenant.testkit.tenants.Samples.TENANT;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Chart and operator of an earlier commit become those of today and go back, in the order that Helm
 * and a Deployment have: the old one works for a while under the new chart, each way.
 */
@OnItsOwnCluster
class EarlierOperatorIT {
  private static final int TENANTS = Integer.getInteger("upgrade.tenants", 30);

  @TempDir private Path folder;

  @Test
  void tenantsOfTheEarlierOperatorAreThoseOfTodaysAndBack() {
    var earlier = EarlierOperator.compile(folder);
    try (var ground = new Ground()) {
      ground.become(EARLIER);
      ground.run(() -> earlier.start(ground.plane));
      ground.corner.apply(CLASS);
      List<String> tenants =
          IntStream.range(0, TENANTS).mapToObj(i -> ground.corner.id() + "t" + i).toList();
      tenants.forEach(tenant -> ground.corner.apply(TENANT.called(tenant)));
      ground.untilReady(tenants);
      Kept before = Kept.of(ground, tenants);

      ground.become(TODAY);
      looked(ground, tenants, "the earlier one under the chart of today");
      assertThat(Kept.of(ground, tenants)).isEqualTo(before);
      ground.restart();
      looked(ground, tenants, "that of today under its own");
      ground.untilReady(tenants);
      assertThat(Kept.of(ground, tenants)).isEqualTo(before);

      ground.become(EARLIER);
      looked(ground, tenants, "that of today under the earlier chart");
      assertThat(Kept.of(ground, tenants)).isEqualTo(before);
      ground.run(() -> earlier.start(ground.plane));
      looked(ground, tenants, "the earlier one under its own");
      ground.untilReady(tenants);
      assertThat(Kept.of(ground, tenants)).isEqualTo(before);
    }
  }

  private static void looked(Ground ground, List<String> tenants, String who) {
    Instant since = Instant.now();
    ground.lookAt(tenants);
    System.out.printf(
        "upgrade: %s wrote %s%n",
        who,
        Written.since(ground, since).requests().stream()
            .collect(
                groupingBy(
                    r -> r.resource() + " " + r.subresource() + " " + r.code(),
                    TreeMap::new,
                    counting())));
  }
}
