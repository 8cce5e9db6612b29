package io.platformtenant.operator.watch;

import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Labels of the definitions of our own kinds, by which whoever applied them may have left its name.
 * Read when somebody asks and what was read last is old; nobody watches definitions.
 */
public final class DefinitionLabels implements Supplier<List<Map<String, String>>> {
  private static final Logger LOG = LoggerFactory.getLogger(DefinitionLabels.class);

  private final KubernetesClient client;
  private final Duration memory;
  private final LongSupplier nanoTime;
  private Optional<Reading> last = Optional.empty();

  private record Reading(List<Map<String, String>> labels, long at) {}

  /**
   * @param memory how long what was read is believed
   */
  public DefinitionLabels(KubernetesClient client, Duration memory, LongSupplier nanoTime) {
    this.client = client;
    this.memory = memory;
    this.nanoTime = nanoTime;
  }

  /** What was read last where that is new enough, or where nothing can be read now. */
  @Override
  public synchronized List<Map<String, String>> get() {
    long now = nanoTime.getAsLong();
    if (last.filter(reading -> now - reading.at() < memory.toNanos()).isEmpty()) {
      last = Optional.of(new Reading(read(), now));
    }
    return last.orElseThrow().labels();
  }

  private List<Map<String, String>> read() {
    try {
      return Stream.of(PlatformTenant.class, PlatformTenantClass.class)
          .map(CustomResource::getCRDName)
          .map(client.apiextensions().v1().customResourceDefinitions()::withName)
          .flatMap(definition -> Optional.ofNullable(definition.get()).stream())
          .map(there -> there.getMetadata().getLabels())
          .map(labels -> labels == null ? Map.<String, String>of() : Map.copyOf(labels))
          .toList();
    } catch (KubernetesClientException e) {
      // An earlier chart gives no right to look.
      LOG.atDebug().setCause(e).log("the definitions of our kinds can not be read");
      return last.map(Reading::labels).orElse(List.of());
    }
  }
}
