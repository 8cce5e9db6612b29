package io.platformtenant.e2e.chains;

import static io.platformtenant.testkit.waiting.Eventually.PATIENCE;
import static io.platformtenant.testkit.waiting.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.platformtenant.e2e.concurrency.OnItsOwnCluster;
import io.platformtenant.engines.standins.argo.ArgoStandIn;
import io.platformtenant.engines.standins.flux.FluxStandIn;
import io.platformtenant.engines.standins.machine.Script;
import io.platformtenant.operator.contract.ShippedRoles;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.transitions.Chains;
import io.platformtenant.operator.transitions.Pair;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.controlplane.AuditLog.Request;
import io.platformtenant.testkit.controlplane.ControlPlane;
import io.platformtenant.testkit.controlplane.UpstreamCrds;
import io.platformtenant.testkit.controlplane.UpstreamCrds.ArgoCdVersion;
import io.platformtenant.testkit.operator.RunningOperator;
import io.platformtenant.testkit.safety.SafetyGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Tenants and classes go from one spec to the next and back, many side by side, and come to rest
 * after each step: see {@link Model} and {@link Lane} for what must hold then.
 *
 * <p>{@code -Dchains.steps} says how many, and {@code -Pchains} tries 5,000; with {@code
 * -Dchains.from} the first of them are left out, so that many can be tried in parts. {@code
 * -Dchains.seed} repeats a sample, with {@code -Dchains.only} a single one of its chains.
 */
@OnItsOwnCluster
final class ChainsIT {
  private static final int STEPS = Integer.getInteger("chains.steps", 150);
  private static final int FROM = Integer.getInteger("chains.from", 0);
  private static final long SEED = Long.getLong("chains.seed", 3_731_208_984L);
  private static final int ONLY = Integer.getInteger("chains.only", -1);
  private static final int STEPS_OF_A_CHAIN = 3;
  private static final int SIDE_BY_SIDE = Integer.getInteger("chains.side-by-side", 50);

  /** Between looks, each of which reads the cluster whole and plans every lane. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private static final Duration SILENCE = Duration.ofMillis(1500);

  /** One that fails is tried again every two seconds at most, and asks a few things each time. */
  private static final int REQUESTS_AT_REST = 20;

  private static final Set<String> CHATTER = Set.of("leases", "events");

  private static ControlPlane plane;
  private static KubernetesClient reader;
  private static FluxStandIn flux;
  private static ArgoStandIn argo;
  private static RunningOperator operator;

  private final SafetyGuard guard = SafetyGuard.over(plane, RunningOperator.user());
  private final List<String> wrong = new ArrayList<>();
  private int steps;
  private int refused;

  @BeforeAll
  static void aClusterWithEngines() {
    plane = ControlPlane.start(line -> {});
    plane.installCrds(UpstreamCrds.flux());
    plane.installCrds(UpstreamCrds.argocd(ArgoCdVersion.V3_5));
    var script = new Script();
    flux = FluxStandIn.start(plane.admin(), script, line -> {});
    argo = ArgoStandIn.start(plane.admin(), script, line -> {});
    reader = plane.adminReader();
    Chart.render(
            Map.of(
                "bindableClusterRoles",
                "[%s, %s]".formatted(ShippedRoles.BINDABLE, Pair.STOCK_ROLE),
                "clusterBindableClusterRoles",
                Pair.CLUSTER_ROLES.toString(),
                "sourceProviders",
                "[generic, aws, azure, gcp, github]"))
        .install(plane.admin());
    operator =
        RunningOperator.over(
            plane,
            RunningOperator.binding(Stream.of(Pair.STOCK_ROLE), Set.copyOf(Pair.CLUSTER_ROLES)));
  }

  @AfterAll
  static void itGoes() {
    operator.close();
    argo.close();
    flux.close();
    reader.close();
    plane.close();
  }

  @Test
  void whateverChangesTheClusterIsWhatThePlannerSays() {
    System.out.printf("chains: seed %d%n", SEED);
    var chains = new Chains(SEED);
    List<Lane> lanes =
        IntStream.range(0, STEPS / STEPS_OF_A_CHAIN)
            .mapToObj(i -> chains.next())
            .skip(FROM / STEPS_OF_A_CHAIN)
            .filter(chain -> ONLY < 0 || chain.number() == ONLY)
            .map(chain -> new Lane(plane.admin(), chain))
            .toList();
    for (int from = 0; from < lanes.size(); from += SIDE_BY_SIDE) {
      round(lanes.subList(from, Math.min(from + SIDE_BY_SIDE, lanes.size())));
    }
    System.out.printf(
        "chains: tried %d steps, %d of them refused; %d of %d transitions and cases"
            + " (seed %d)%n",
        steps, refused, chains.tried(), Chains.size(), SEED);
    assertThat(wrong)
        .as("with seed %d; one alone: ./test ChainsIT -Dchains.seed=%1$d -Dchains.only=N", SEED)
        .isEmpty();
  }

  private void round(List<Lane> lanes) {
    List<Lane> onTheWay = lanes;
    for (int state = 0; state <= STEPS_OF_A_CHAIN; state++) {
      int next = state;
      each(onTheWay, lane -> lane.step(next));
      View view = untilRest(onTheWay);
      onTheWay.forEach(lane -> lane.rest(view));
      steps += state == 0 ? 0 : onTheWay.size();
      refused += state == 0 ? 0 : (int) onTheWay.stream().filter(Lane::wasRefused).count();
      isSafe(lanes);
      // One that never comes to rest would have all others wait at each step that is left.
      onTheWay = onTheWay.stream().filter(lane -> !lane.isLost()).toList();
    }
    each(lanes, Lane::offBoard);
    View end = untilGone(lanes, Lane::isGone);
    lanes.forEach(lane -> lane.gone(end));
    each(lanes, Lane::offBoardClass);
    untilGone(lanes, Lane::isClassGone);
    isSafe(lanes);
    lanes.forEach(lane -> wrong.addAll(lane.wrong()));
  }

  private void isSafe(List<Lane> lanes) {
    Map<ObjectId, JsonNode> between = new TreeMap<>();
    lanes.forEach(lane -> between.putAll(lane.between()));
    wrong.addAll(guard.breaches(between));
  }

  private View untilGone(List<Lane> lanes, BiPredicate<Lane, View> isGone) {
    return until(
        lanes, (lane, view) -> isGone.test(lane, view) ? List.of() : List.of("it is not gone"));
  }

  private static void each(List<Lane> lanes, Consumer<Lane> deed) {
    lanes.parallelStream().forEach(deed);
  }

  private interface Check {
    List<String> open(Lane lane, View view);
  }

  /** As the planner says, and nobody writes any more. */
  private View untilRest(List<Lane> lanes) {
    until(lanes, Lane::open);
    Instant since = Instant.now();
    try {
      within(PATIENCE).untilCalm("silence", SILENCE, () -> writes(since).size());
    } catch (AssertionError inVain) {
      wrong.add("writes at rest: " + writes(since));
    }
    List<Request> asked = plane.audit().by(RunningOperator.user(), Instant.now().minus(SILENCE));
    if (asked.size() > REQUESTS_AT_REST * lanes.size()) {
      wrong.add("%d requests in %s of rest: %s".formatted(asked.size(), SILENCE, asked.getLast()));
    }
    return View.of(reader);
  }

  private static List<Request> writes(Instant since) {
    return plane.audit().by(RunningOperator.user(), since).stream()
        .filter(Request::isWrite)
        .filter(request -> !CHATTER.contains(request.resource()))
        .toList();
  }

  /** Until a check has nothing more to say of any; whoever it speaks of in the end is wrong. */
  private View until(List<Lane> lanes, Check check) {
    var last = new AtomicReference<View>();
    try {
      within(PATIENCE)
          .every(PAUSE)
          .until(
              "rest",
              () -> {
                View view = View.of(reader);
                last.set(view);
                each(lanes, lane -> lane.handOver(view));
                return lanes.parallelStream().allMatch(lane -> check.open(lane, view).isEmpty());
              });
    } catch (AssertionError inVain) {
      lanes.forEach(lane -> lane.fail(check.open(lane, last.get())));
    }
    return last.get();
  }
}
