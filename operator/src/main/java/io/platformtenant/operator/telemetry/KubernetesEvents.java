package io.platformtenant.operator.telemetry;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Attempts;
import io.platformtenant.operator.client.RequestGate;
import io.platformtenant.operator.text.Shortened;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Writes events. Those about cluster-scoped objects go to the namespace default, as everywhere in
 * Kubernetes. One that cannot be written is logged: an event is never worth a failure, and no look
 * waits until it is sent.
 */
public final class KubernetesEvents implements EventSink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesEvents.class);
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** The server counts bytes, and refuses an event with more. */
  private static final int NOTE = 1_024;

  /** So many wait at the most; what comes then is not sent. */
  private static final int WAITING = 1_000;

  private final KubernetesClient client;
  private final Attempts attempts;
  private final RequestGate gate;
  private final String instance;
  private final Clock clock;
  private final EventBudget budget = new EventBudget();

  /** One after the other, so that they come in their order; a server that hangs keeps few. */
  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().daemon().name("events").factory(),
          new ThreadPoolExecutor.DiscardPolicy());

  /**
   * @param instance name of the reporting instance, such as the pod
   */
  public KubernetesEvents(KubernetesClient client, RequestGate gate, String instance, Clock clock) {
    this.client = Attempts.once(client);
    this.attempts = Attempts.of(client);
    this.gate = gate;
    this.instance = instance;
    this.clock = clock;
  }

  @Override
  public void normal(HasMetadata about, String reason, String message) {
    write(about, "Normal", reason, message);
  }

  @Override
  public void warning(HasMetadata about, String reason, String message) {
    write(about, "Warning", reason, message);
  }

  private void write(HasMetadata about, String type, String reason, String message) {
    (type.equals("Warning") ? LOG.atWarn() : LOG.atInfo())
        .addKeyValue("reason", reason)
        .log("{}", message);
    if (budget.take(
        about.getKind() + "/" + about.getMetadata().getName() + "/" + reason, clock.instant())) {
      Event event = event(about, type, reason, message);
      Map<String, String> name = MDC.getCopyOfContextMap();
      sender.execute(() -> send(event, name));
    }
  }

  private void send(Event event, Map<String, String> name) {
    MDC.setContextMap(name == null ? Map.of() : name);
    try {
      gate.pass(attempts, () -> client.resource(event).create());
    } catch (CancellationException stopping) {
      LOG.atDebug().addKeyValue("reason", event.getReason()).log("stopping; an event is not sent");
    } catch (KubernetesClientException e) {
      // The client may be closed over what is in flight when the operator stops.
      (sender.isShutdown() ? LOG.atDebug() : LOG.atWarn())
          .addKeyValue("reason", event.getReason())
          .setCause(e)
          .log("an event was not written");
    }
  }

  /** Of what waits nothing is sent any more; what is in flight is still answered. */
  @Override
  public void close() {
    sender.getQueue().clear();
    sender.shutdown();
  }

  private Event event(HasMetadata about, String type, String reason, String message) {
    return new EventBuilder()
        .withNewMetadata()
        .withGenerateName(about.getMetadata().getName() + "-")
        .withNamespace("default")
        .endMetadata()
        .withType(type)
        .withReason(reason)
        .withNote(Shortened.toBytes(message, NOTE))
        .withAction("Reconcile")
        .withReportingController(ApiGroup.NAME + "/operator")
        .withReportingInstance(instance)
        .withEventTime(new MicroTime(MICROS.format(clock.instant())))
        .withNewRegarding()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withName(about.getMetadata().getName())
        .withUid(about.getMetadata().getUid())
        .withResourceVersion(about.getMetadata().getResourceVersion())
        .endRegarding()
        .build();
  }
}
