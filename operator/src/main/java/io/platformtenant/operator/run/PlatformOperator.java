package io.platformtenant.operator.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.apply.KubernetesCluster;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.Mark;
import io.platformtenant.operator.reconcile.Acting;
import io.platformtenant.operator.reconcile.Backoff;
import io.platformtenant.operator.reconcile.ClassKeeper;
import io.platformtenant.operator.reconcile.ClassReconciler;
import io.platformtenant.operator.reconcile.ClassTakedown;
import io.platformtenant.operator.reconcile.EnforcementCheck;
import io.platformtenant.operator.reconcile.OperatorSettings;
import io.platformtenant.operator.reconcile.TenantKeeper;
import io.platformtenant.operator.reconcile.TenantReconciler;
import io.platformtenant.operator.reconcile.TenantTakedown;
import io.platformtenant.operator.status.StatusWriter;
import io.platformtenant.operator.telemetry.KubernetesEvents;
import io.platformtenant.operator.telemetry.TenantEvents;
import io.platformtenant.operator.watch.Caches;
import io.platformtenant.operator.watch.CoalescingRateLimiter;
import io.platformtenant.operator.watch.EngineProbe;
import io.platformtenant.operator.watch.Registry;
import io.platformtenant.operator.watch.TenantChanged;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** The operator: wires the rooms, starts and stops them. */
public final class PlatformOperator implements AutoCloseable {
  private final OperatorSettings settings;
  private final SimpleInboundEventSource<PlatformTenant> tenantWakeUps =
      new SimpleInboundEventSource<>("wake-ups");
  private final SimpleInboundEventSource<PlatformTenantClass> classWakeUps =
      new SimpleInboundEventSource<>("wake-ups");
  private final Registry registry;
  private final Caches caches;
  private final EngineProbe probe;
  private final ExecutorService threads;
  private final Operator sdk;
  private volatile boolean started;

  /** An operator that does not look whether the engines enforce the boundary. */
  public PlatformOperator(
      KubernetesClient client, OperatorSettings settings, String instance, Clock clock) {
    this(client, settings, instance, clock, EnforcementCheck.NONE);
  }

  /**
   * @param client not closed by this operator
   * @param instance name of this instance in events
   */
  public PlatformOperator(
      KubernetesClient client,
      OperatorSettings settings,
      String instance,
      Clock clock,
      EnforcementCheck enforcement) {
    this.settings = settings;
    this.caches = new Caches(client, this::wake);
    this.registry = new Registry(client, this::tenantChanged, this::classChanged);
    this.probe = new EngineProbe(client, caches, this::wakeAll);
    this.threads = Executors.newFixedThreadPool(settings.threads());
    this.sdk =
        new Operator(
            o ->
                o.withKubernetesClient(client)
                    .withExecutorService(threads)
                    .withCloseClientOnStop(false)
                    .withReconciliationTerminationTimeout(Duration.ofSeconds(20))
                    .withCacheSyncTimeout(Duration.ofMinutes(10)));
    var cluster =
        new KubernetesCluster(client, new Semaphore(settings.requestsInFlight()), caches::remember);
    var acting = Acting.on(name -> cluster);
    var statuses = new StatusWriter(client);
    var events = new TenantEvents(new KubernetesEvents(client, instance, clock));
    sdk.register(
        new TenantReconciler(
            new TenantKeeper(
                settings,
                registry,
                enforcement,
                caches,
                acting,
                statuses,
                events,
                clock,
                new SecureRandom()),
            new TenantTakedown(
                acting,
                statuses,
                events,
                clock,
                new Backoff(settings.maxBackoff(), new SecureRandom())),
            statuses,
            tenantWakeUps,
            clock),
        o -> configure(o).withLabelSelector(settings.tenantSelector()));
    if (settings.reconcileClasses()) {
      var backoff = new Backoff(settings.maxBackoff(), new SecureRandom());
      sdk.register(
          new ClassReconciler(
              registry,
              new ClassKeeper(settings, caches, acting, statuses, events, clock, backoff),
              new ClassTakedown(acting, caches, statuses, clock, backoff),
              classWakeUps),
          this::configure);
    }
  }

  private <R extends HasMetadata> ControllerConfigurationOverrider<R> configure(
      ControllerConfigurationOverrider<R> overrider) {
    return overrider
        .withOnUpdateFilter(new TenantChanged<>())
        .withRateLimiter(new CoalescingRateLimiter(settings.coalesce()))
        .withRetry(
            new GenericRetry()
                .setInitialInterval(1_000)
                .setIntervalMultiplier(2)
                .setMaxInterval(settings.maxBackoff().toMillis())
                .setMaxAttempts(-1));
  }

  /** Returns when every cache is filled and tenants are being reconciled. */
  public void start() {
    Arrays.stream(ManagedKind.values())
        .filter(kind -> !kind.comesWithAnEngine())
        .map(caches::open)
        .toList()
        .forEach(done -> done.toCompletableFuture().join());
    registry.start();
    probe.start(settings.probeInterval());
    sdk.start();
    started = true;
  }

  /** Whether tenants are being reconciled and every watch of them is alive. */
  public boolean isReady() {
    return started && sdk.getRuntimeInfo().allEventSourcesAreHealthy();
  }

  private void wake(Mark mark) {
    if (mark.isOfTenant() && tenantWakeUps.isRunning()) {
      tenantWakeUps.propagateEvent(new ResourceID(mark.owner()));
    }
    if (mark.isOfClass() && classWakeUps.isRunning()) {
      classWakeUps.propagateEvent(new ResourceID(mark.owner()));
    }
  }

  private void wake(PlatformTenant tenant) {
    wake(Mark.ofTenant(tenant.getMetadata().getName()));
  }

  private void wakeTenants() {
    registry.tenants().forEach(this::wake);
  }

  private void wakeClasses() {
    registry.classes().forEach(c -> wake(Mark.ofClass(c.getMetadata().getName())));
  }

  private void wakeAll() {
    wakeClasses();
    wakeTenants();
  }

  /** A tenant that came or went may free or take a name, and changes who follows a class. */
  private void tenantChanged(PlatformTenant tenant) {
    registry.inConflict().forEach(this::wake);
    wakeClasses();
  }

  /** Which class a tenant follows may change with any class: one of them may be the default. */
  private void classChanged(PlatformTenantClass tenantClass) {
    wakeTenants();
  }

  @Override
  public void close() {
    started = false;
    probe.close();
    sdk.stop();
    threads.shutdownNow();
    registry.close();
    caches.close();
  }
}
