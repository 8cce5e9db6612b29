package io.platformtenant.operator.run;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.RegisteredController;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.apply.ClusterWriters;
import io.platformtenant.operator.apply.Clusters;
import io.platformtenant.operator.apply.KubernetesCluster;
import io.platformtenant.operator.apply.LookBudgets;
import io.platformtenant.operator.apply.OverrideRemover;
import io.platformtenant.operator.client.FirstList;
import io.platformtenant.operator.client.OperatorClient;
import io.platformtenant.operator.client.RequestGate;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.leader.Leadership;
import io.platformtenant.operator.leader.LeaseLostException;
import io.platformtenant.operator.metrics.Cause;
import io.platformtenant.operator.metrics.Measures;
import io.platformtenant.operator.reconcile.EnforcementCheck;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.reconcile.PlanExecutor;
import io.platformtenant.operator.reconcile.parts.AcceptedParts;
import io.platformtenant.operator.reconcile.turns.Renewals;
import io.platformtenant.operator.reconcile.turns.StageTurns;
import io.platformtenant.operator.revisions.RevisionStore;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.telemetry.KubernetesEvents;
import io.platformtenant.operator.telemetry.OverrideEvents;
import io.platformtenant.operator.telemetry.TenantEvents;
import io.platformtenant.operator.watch.Caches;
import io.platformtenant.operator.watch.DefinitionLabels;
import io.platformtenant.operator.watch.EngineDiscovery;
import io.platformtenant.operator.watch.EngineSettingsWatch;
import io.platformtenant.operator.watch.Selected;
import io.platformtenant.operator.watch.SilentKinds;
import io.platformtenant.operator.watch.StoreWatch;
import io.platformtenant.operator.watch.WatchState;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The operator: wires the rooms, starts and stops them. */
public final class PlatformOperator implements AutoCloseable {
  /** What a request that has failed at its time-out needs to come back. */
  private static final Duration COME_BACK = Duration.ofSeconds(2);

  private final OperatorSettings settings;
  private final KubernetesClient client;
  private final Leadership leadership;

  /** No request takes longer, and no look begins another once the gate is shut. */
  private final Duration lastRequests;

  private final Measures measures;
  private final WakeUps wakeUps;
  private final SdkWatches ownKinds = new SdkWatches();
  private final LateKind overrideKind;
  private final Supplier<RegisteredController<PlatformTenantOverride>> overrides;
  private final Optional<StoreWatch<PlatformTenantClass>> classesOfOthers;
  private final Caches caches;
  private final EngineDiscovery discovery;
  private final Optional<EngineSettingsWatch> engines;
  private final RequestGate gate;
  private final KubernetesEvents events;
  private final ThreadPoolExecutor threads;
  private final Operator sdk;
  private final HealthMonitor health;
  private final CompletableFuture<Void> broken = new CompletableFuture<>();
  private volatile boolean started;
  private volatile boolean stopping;
  private volatile boolean allRead;

  /** An operator that works for itself. */
  public PlatformOperator(
      KubernetesClient client, OperatorSettings settings, String instance, Clock clock) {
    this(client, settings, Leadership.sole(), instance, clock, Instrumentation.full());
  }

  /**
   * @param client not closed by this operator; one of {@link OperatorClient}, or one object that
   *     can't be read keeps it from all others
   * @param leadership has put its fence around the client
   * @param instance name of this instance in events
   * @param instrumentation has put its counter of requests around the client
   */
  public PlatformOperator(
      KubernetesClient client,
      OperatorSettings settings,
      Leadership leadership,
      String instance,
      Clock clock,
      Instrumentation instrumentation) {
    this.settings = settings;
    this.client = client;
    this.leadership = leadership;
    this.measures = instrumentation.measures();
    this.wakeUps = new WakeUps(measures);
    this.lastRequests =
        Duration.ofMillis(client.getConfiguration().getRequestTimeout()).plus(COME_BACK);
    KubernetesClient lists = FirstList.patient(client);
    this.caches = new Caches(lists, wakeUps.by(Cause.OBJECT));
    this.classesOfOthers =
        settings.reconcileClasses()
            ? Optional.empty()
            : Optional.of(
                new StoreWatch<>(
                    lists, PlatformTenantClass.class, wakeUps.registry().classStore()));
    this.discovery = new EngineDiscovery(client, caches, wakeUps::wakeAll);
    this.engines =
        settings
            .paces()
            .enforcement()
            .map(
                often ->
                    new EngineSettingsWatch(
                        client, often, settings.resync(), wakeUps::wakeAll, System::nanoTime));
    this.gate = new RequestGate(settings.requestsInFlight(), leadership::isHeld);
    this.threads = (ThreadPoolExecutor) Executors.newFixedThreadPool(settings.threads());
    this.health = new HealthMonitor(settings.watchGrace(), this::watches, threads, gate);
    this.events = new KubernetesEvents(client, gate, instance, clock);
    this.sdk =
        new Operator(
            o ->
                o.withKubernetesClient(lists)
                    .withExecutorService(threads)
                    .withCloseClientOnStop(false)
                    .withMetrics(SdkMetrics.of(measures, leadership::isHeld))
                    .withResourceCloner(new ContractCloner(client.getKubernetesSerialization()))
                    .withInformerStoppedHandler((informer, problem) -> breakOn(problem))
                    .withReconciliationTerminationTimeout(lastRequests)
                    // A first list that fails is tried again for ever, and no look begins before
                    // it.
                    .withStopOnInformerErrorDuringStartup(false)
                    .withCacheSyncTimeout(Duration.ofMinutes(10))
                    .withLeaderElectionConfiguration(
                        leadership.election(this::leaseLost).orElse(null)));
    var statuses = new StatusWriter(client, gate, settings.resync());
    var news = new TenantEvents(events);
    var silent = new SilentKinds(caches, engines, clock);
    instrumentation.read(
        new Instruments(
            wakeUps.registry(),
            caches,
            settings,
            instrumentation.byName(),
            health::watchAges,
            leadership::isHeld,
            measures.contracts(),
            silent,
            clock),
        statuses,
        news);
    var cluster = new KubernetesCluster(client, gate, caches::remember);
    var controllers =
        new Controllers(
            settings,
            wakeUps,
            new DefinitionLabels(client, settings.resync(), System::nanoTime),
            new PlanExecutor(
                ClusterWriters.on(
                    Clusters.only(cluster),
                    new LookBudgets(settings.lookBudget(), System::nanoTime),
                    settings.paces().drift(),
                    settings.removals(),
                    clock),
                caches,
                silent,
                new Renewals(wakeUps.by(Cause.TURN), clock),
                new StageTurns(settings.paces().stageDeletions(), wakeUps.by(Cause.TURN), clock)),
            new AcceptedParts(new RevisionStore(client, gate, settings.namespace())),
            statuses,
            news,
            measures,
            this::isAllRead,
            clock);
    var options = new SdkOptions(settings);
    var selected = new Selected<PlatformTenant>(settings.tenantSelector());
    ownKinds.add(
        sdk.register(
            controllers.tenants(engines.map(EnforcementCheck::by).orElse(EnforcementCheck.NONE)),
            o ->
                options
                    .of(o, wakeUps.registry().tenantStore())
                    .withOnAddFilter(selected)
                    .withOnUpdateFilter(selected.changed())));
    this.overrideKind = new LateKind(client, PlatformTenantOverride.class);
    this.overrides =
        () ->
            sdk.register(
                controllers.overrides(
                    new OverrideEvents(events),
                    new OverrideRemover(client, gate, settings.removals())),
                o -> options.of(o, wakeUps.registry().overrideStore()));
    if (settings.reconcileClasses()) {
      ownKinds.add(
          sdk.register(controllers.classes(), o -> options.of(o, wakeUps.registry().classStore())));
    }
  }

  /** Returns when every cache is filled and tenants are being reconciled. */
  public void start() {
    Arrays.stream(ManagedKind.values())
        .filter(kind -> !kind.comesWithAnEngine())
        .map(caches::open)
        .toList()
        .forEach(done -> done.toCompletableFuture().join());
    classesOfOthers.ifPresent(StoreWatch::start);
    discovery.start(settings.probeInterval());
    engines.ifPresent(EngineSettingsWatch::start);
    // Without their kind nobody lets anything through, and all else goes on.
    overrideKind.begin(
        settings.probeInterval(), () -> ownKinds.add(overrides.get()), this::breakOn);
    sdk.start();
    started = true;
    health.start();
  }

  /** The SDK would end the process by itself; whoever runs the operator does. */
  private void breakOn(Throwable problem) {
    if (problem != null) {
      broken.completeExceptionally(problem);
    }
  }

  /** Its own stop gives the lease back, and the SDK says that it was lost then too. */
  private void leaseLost() {
    if (!stopping) {
      gate.shut();
      broken.completeExceptionally(new LeaseLostException());
    }
  }

  /** Done, exceptionally, when the operator can go on no longer. */
  public CompletionStage<Void> broken() {
    return broken.minimalCompletionStage();
  }

  /** Why it is not so that tenants are reconciled from what is read and watched, a line each. */
  public List<String> notReady() {
    if (stopping) {
      return List.of("stopping");
    }
    return started
        ? health.notWatched()
        : Stream.concat(
                Stream.of("starting"),
                watches().stream().filter(w -> !w.read()).map(w -> w.kind() + ": not read yet"))
            .toList();
  }

  /** What is measured, in the text format of Prometheus; asks nobody anything. */
  public String metrics() {
    return measures.scrape();
  }

  /** Why looks do not get on, a line each; nothing that the API server does is among it. */
  public List<String> notLive() {
    return stopping ? List.of() : health.stuck();
  }

  /**
   * Of what was not read nothing is known: a class would have no tenants, and no neighbours one.
   */
  private boolean isAllRead() {
    if (!allRead) {
      allRead = ownKinds.states().stream().allMatch(WatchState::read);
    }
    return allRead;
  }

  private List<WatchState> watches() {
    return Stream.of(
            ownKinds.states().stream(),
            classesOfOthers.stream().map(StoreWatch::state),
            caches.states().stream())
        .flatMap(states -> states)
        .toList();
  }

  /** Not ready any more, then no new request, then no look, then no watch. */
  @Override
  public void close() {
    boolean running = started;
    stopping = true;
    started = false;
    health.close();
    gate.shut();
    events.close();
    discovery.close();
    overrideKind.close();
    engines.ifPresent(EngineSettingsWatch::close);
    if (running) {
      sdk.stop();
    } else {
      // The SDK's start holds its lock until its first lists are there.
      endLooks();
      ownKinds.stop();
    }
    threads.shutdownNow();
    leadership.release(client);
    classesOfOthers.ifPresent(StoreWatch::close);
    caches.close();
  }

  private void endLooks() {
    threads.shutdown();
    try {
      threads.awaitTermination(lastRequests.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
