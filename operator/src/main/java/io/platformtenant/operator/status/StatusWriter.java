package io.platformtenant.operator.status;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.client.Attempts;
import io.platformtenant.operator.client.OlderSchemas;
import io.platformtenant.operator.client.RequestGate;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The one writer of status. It sends the resourceVersion it read, so that a spec edit in between
 * makes the write fail instead of being overlooked, and it goes past the SDK's own status patches,
 * whose event filter loses such an edit (java-operator-sdk issue 3398).
 */
public final class StatusWriter {
  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(ApiGroup.FIELD_MANAGER)
          .withForce(true)
          .build();

  private final KubernetesClient client;
  private final Attempts attempts;
  private final RequestGate gate;
  private final OlderSchemas schemas;
  private final Map<String, Long> written = new ConcurrentHashMap<>();
  private final LongAdder writes = new LongAdder();
  private final LongAdder outdated = new LongAdder();

  /**
   * @param schemas how long it is believed that a schema in the cluster is older than this operator
   */
  public StatusWriter(KubernetesClient client, RequestGate gate, Duration schemas) {
    this.client = Attempts.once(client);
    this.attempts = Attempts.of(client);
    this.gate = gate;
    this.schemas = new OlderSchemas(client.getKubernetesSerialization(), schemas, System::nanoTime);
  }

  /**
   * Writes a status if it differs from the one that was read. A resource that was read from a cache
   * which has not seen our last write yet proves nothing: its old status may be what is meant now,
   * while the server holds another. What the schema in the cluster does not know is left out, and
   * is no difference.
   *
   * @param fresh makes an empty resource of the kind
   * @return the resource with its new status and version; empty when it changed since it was read,
   *     and is to be looked at again
   */
  public <T, R extends CustomResource<?, T>> Optional<R> write(
      R read, T status, Supplier<R> fresh) {
    if (isBehind(read)) {
      return Optional.empty();
    }
    T known = schemas.known(read.getKind(), status);
    if (Objects.equals(read.getStatus(), known)) {
      return Optional.of(read);
    }
    R patch = patch(read, known, fresh);
    try {
      R after = ask(() -> client.resource(patch).subresource("status").patch(APPLY));
      written.put(keyOf(read), version(after));
      writes.increment();
      return Optional.of(after);
    } catch (KubernetesClientException e) {
      if (e.getCode() == 409 || e.getCode() == 404) {
        outdated.increment();
        noteOld(read);
        return Optional.empty();
      }
      schemas.learn(read.getKind(), e);
      if (Objects.equals(known, schemas.known(read.getKind(), status))) {
        throw e;
      }
      return write(read, status, fresh);
    }
  }

  private static <T, R extends CustomResource<?, T>> R patch(R read, T status, Supplier<R> fresh) {
    R patch = fresh.get();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(read.getMetadata().getName())
            .withResourceVersion(read.getMetadata().getResourceVersion())
            .build());
    patch.setStatus(status);
    return patch;
  }

  /** Whether the API server has no room for what was to be written: it keeps 1.5 MiB an object. */
  public static boolean isTooLarge(KubernetesClientException e) {
    return e.getCode() == 413 || String.valueOf(e.getMessage()).contains("request is too large");
  }

  /** How many statuses were written. */
  public long writes() {
    return writes.sum();
  }

  /** How many were sent, and not taken, since what they were about had changed or was gone. */
  public long outdated() {
    return outdated.sum();
  }

  /** The server has another: until a watch brings that one, there is nothing to try again. */
  private void noteOld(HasMetadata read) {
    written.merge(keyOf(read), version(read) + 1, Math::max);
  }

  /** Whether a resource is known to be old: from before our last write, or refused by one. */
  public boolean isBehind(CustomResource<?, ?> read) {
    return version(read) < written.getOrDefault(keyOf(read), 0L);
  }

  /**
   * Whether the API server has this resource as it was read. A first list may be old: whoever was
   * planned from a spec that has been taken back would lose what it wants.
   */
  public boolean isCurrent(CustomResource<?, ?> read) {
    return isLive(read, live -> version(live) == version(read));
  }

  /**
   * Whether the API server has this resource with the spec that was read. What is given by a spec
   * that has been taken back is held by whoever was to lose it, until somebody reads the new one.
   */
  public boolean isSpecCurrent(HasMetadata read) {
    return isLive(
        read,
        live ->
            live.getMetadata().getGeneration().equals(read.getMetadata().getGeneration())
                && live.isMarkedForDeletion() == read.isMarkedForDeletion());
  }

  private boolean isLive(HasMetadata read, Predicate<HasMetadata> alike) {
    HasMetadata live = ask(() -> client.resource(read).get());
    boolean current =
        live != null
            && live.getMetadata().getUid().equals(read.getMetadata().getUid())
            && alike.test(live);
    if (!current) {
      noteOld(read);
    }
    return current;
  }

  private <T> T ask(Supplier<T> request) {
    return gate.pass(attempts, request);
  }

  /** Forgets a resource that is going for good. */
  public void forget(CustomResource<?, ?> gone) {
    written.remove(keyOf(gone));
  }

  private static String keyOf(HasMetadata resource) {
    return resource.getKind() + "/" + resource.getMetadata().getName();
  }

  private static long version(HasMetadata resource) {
    return Long.parseLong(resource.getMetadata().getResourceVersion());
  }
}
