package io.platformtenant.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.management.ThreadMXBean;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.rules.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a plan costs, counted in bytes that it allocates: seconds depend on the machine, and these
 * do not.
 */
class PlanCostTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final int NEIGHBOURS = 1_000;
  private static final int WARM_UP = 40;
  private static final int MEASURED = 15;
  private static final long PER_OBJECT = 80_000;

  private final PlatformTenantClass standard =
      read(json("class-standard.yaml"), PlatformTenantClass.class);

  @Test
  void aPlanCostsWhatItsObjectsCostAndNothingForItsNeighbours() {
    World alone = world(1);
    World crowded = world(NEIGHBOURS);
    int objects = Planner.plan(crowded).objects().size();

    long few = bytes(alone);
    long many = bytes(crowded);

    System.out.printf(
        "a plan of %d objects: %d KB alone, %d KB among %d tenants%n",
        objects, few / 1_000, many / 1_000, NEIGHBOURS);
    assertThat(few / objects).as("bytes for an object").isLessThan(PER_OBJECT);
    assertThat((double) many / few).as("among neighbours").isLessThan(1.1);
  }

  private static long bytes(World world) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_UP; i++) {
      Planner.plan(world);
    }
    return IntStream.range(0, MEASURED)
        .mapToLong(
            i -> {
              long before = threads.getCurrentThreadAllocatedBytes();
              Planner.plan(world);
              return threads.getCurrentThreadAllocatedBytes() - before;
            })
        .sorted()
        .skip(MEASURED / 2)
        .findFirst()
        .orElseThrow();
  }

  private World world(int tenants) {
    String example = json("tenant-payments.yaml");
    List<PlatformTenant> all =
        IntStream.range(0, tenants)
            .mapToObj("team%05d"::formatted)
            .map(name -> read(example.replace("payments", name), PlatformTenant.class))
            .toList();
    return new Rendering(all, List.of(Rulebook.judge(standard))).world(all.getFirst());
  }

  private static String json(String example) {
    try {
      return new YAMLMapper().readTree(Files.readString(EXAMPLES.resolve(example))).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
