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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a plan costs, counted in bytes that it allocates: seconds depend on the machine, and these
 * do not.
 */
class PlanCostTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final YAMLMapper YAML = new YAMLMapper();
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

  /** Every folder of its own is one to be compared with the folders of all others. */
  @Test
  void aTenantOfHundredsOfFoldersCostsNothingForItsNeighboursEither() {
    World alone = slow(1);
    World crowded = slow(NEIGHBOURS);
    assertThat(Planner.plan(crowded).objects()).hasSizeGreaterThan(500);

    double more = (double) bytes(crowded) / bytes(alone);

    System.out.printf("a plan of hundreds of folders: %.2f times as much among others%n", more);
    assertThat(more).isLessThan(1.1);
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
    List<PlatformTenant> all = teams(tenants).toList();
    return new Rendering(all, List.of(Rulebook.judge(standard))).world(all.getFirst());
  }

  private World slow(int tenants) {
    List<PlatformTenant> all =
        Stream.concat(Stream.of(ofManyFolders()), teams(tenants - 1)).toList();
    var open =
        read(
            """
            metadata: {name: standard}
            spec: {guardrails: {repositories: ["**"], tenantStages: Allow}}
            """,
            PlatformTenantClass.class);
    return new Rendering(all, List.of(Rulebook.judge(open))).world(all.getFirst());
  }

  private static Stream<PlatformTenant> teams(int count) {
    String example = json("tenant-payments.yaml");
    return IntStream.range(0, count)
        .mapToObj("team%05d"::formatted)
        .map(name -> read(example.replace("payments", name), PlatformTenant.class));
  }

  /** As many stages in as many environments as the schema takes, each where its files say. */
  private static PlatformTenant ofManyFolders() {
    String environments =
        IntStream.range(0, 16)
            .mapToObj(i -> "{name: e%d, namespaces: [{name: evil-e%d}]}".formatted(i, i))
            .collect(Collectors.joining(", "));
    String stages =
        IntStream.range(0, 32)
            .mapToObj(
                i ->
                    "{name: s%d, source: config, path: p%d, namespace: AsWritten, timeout: 30s}"
                        .formatted(i, i))
            .collect(Collectors.joining(", "));
    return read(
        """
        {metadata: {name: evil}, spec: {className: standard,
        owner: {team: evil, contact: "#evil"}, environments: [%s], bootstrap: {
        sources: [{name: config, git: {url: "https://git.example.com/evil/config.git", ref: {tag: v1}}}],
        stages: [%s]}}}
        """
            .formatted(environments, stages),
        PlatformTenant.class);
  }

  private static String json(String example) {
    try {
      return YAML.readTree(Files.readString(EXAMPLES.resolve(example))).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(String text, Class<T> type) {
    try {
      return JSON.readValue(YAML.readTree(text).toString(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
