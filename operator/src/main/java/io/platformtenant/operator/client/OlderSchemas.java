package io.platformtenant.operator.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of definitions in the cluster that are older than this operator, as they are while
 * a chart is rolled back, or where the definitions are somebody else's. It is learnt from what the
 * API server refuses, so that whoever has the right ones pays nothing; and forgotten after a while,
 * so that a definition that came since is made use of.
 */
public final class OlderSchemas {
  private static final Logger LOG = LoggerFactory.getLogger(OlderSchemas.class);
  private static final String STATUS = "status";

  private final KubernetesSerialization serialization;
  private final Duration memory;
  private final LongSupplier nanos;
  private final Map<String, Learnt> byKind = new ConcurrentHashMap<>();

  /**
   * @param memory how long what was learnt is believed
   * @param nanos a clock that goes on, in nanoseconds
   */
  public OlderSchemas(KubernetesSerialization serialization, Duration memory, LongSupplier nanos) {
    this.serialization = serialization;
    this.memory = memory;
    this.nanos = nanos;
  }

  private record Learnt(UnknownFields fields, long at) {}

  /** A status without what the schema of its kind is known not to have. */
  public <T> T known(String kind, T status) {
    UnknownFields unknown = of(kind);
    if (unknown.isNone() || status == null) {
      return status;
    }
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.set(STATUS, serialization.convertValue(status, ObjectNode.class));
    unknown.leave(object);
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) status.getClass();
    return serialization.convertValue(object.get(STATUS), type);
  }

  /** Takes in what a refusal says about the schema of a kind, where it is about that. */
  public void learn(String kind, KubernetesClientException refusal) {
    UnknownFields refused = UnknownFields.in(textOf(refusal));
    UnknownFields before = of(kind);
    if (refused.isNone() || before.holds(refused)) {
      return;
    }
    UnknownFields all = before.and(refused);
    byKind.put(kind, new Learnt(all, nanos.getAsLong()));
    LOG.atWarn()
        .addKeyValue("kind", kind)
        .addKeyValue("fields", String.join(", ", all.paths()))
        .log(
            "the CustomResourceDefinition in the cluster is older than this operator; what it does"
                + " not know is left out of the status");
  }

  private UnknownFields of(String kind) {
    return Optional.ofNullable(byKind.get(kind))
        .filter(learnt -> nanos.getAsLong() - learnt.at() < memory.toNanos())
        .map(Learnt::fields)
        .orElse(UnknownFields.NONE);
  }

  private static String textOf(KubernetesClientException refusal) {
    return refusal.getStatus() == null || refusal.getStatus().getMessage() == null
        ? String.valueOf(refusal.getMessage())
        : refusal.getStatus().getMessage();
  }

  /**
   * Fields of a status that the schema in the API server does not have, since its definition is
   * older than this operator. The server refuses a whole status for one of them.
   *
   * @param paths such as {@code status.environments[].gate}, whatever the item
   */
  record UnknownFields(SortedSet<String> paths) {
    static final UnknownFields NONE = new UnknownFields(new TreeSet<>());

    // As it names them, one or several (structured-merge-diff, typed/validate.go).
    private static final Pattern REFUSED =
        Pattern.compile("\\.(status\\.\\S+): field not declared in schema");
    private static final Pattern ITEM = Pattern.compile("\\[[^]]*]");
    private static final String ANY = "[]";

    UnknownFields {
      paths = new TreeSet<>(paths);
    }

    /** Those that a refusal names; none where it was about something else. */
    static UnknownFields in(String refusal) {
      return new UnknownFields(
          REFUSED
              .matcher(refusal)
              .results()
              .map(found -> ITEM.matcher(found.group(1)).replaceAll(ANY))
              .collect(Collectors.toCollection(TreeSet::new)));
    }

    boolean isNone() {
      return paths.isEmpty();
    }

    boolean holds(UnknownFields others) {
      return paths.containsAll(others.paths);
    }

    UnknownFields and(UnknownFields others) {
      Set<String> all = new TreeSet<>(paths);
      all.addAll(others.paths);
      return new UnknownFields(new TreeSet<>(all));
    }

    /** Takes them out of an object. */
    void leave(ObjectNode object) {
      paths.forEach(path -> leave(object, List.of(path.replace(ANY, "." + ANY).split("\\.", -1))));
    }

    private static void leave(JsonNode node, List<String> steps) {
      String step = steps.getFirst();
      List<String> rest = steps.subList(1, steps.size());
      if (rest.isEmpty()) {
        if (node instanceof ObjectNode parent) {
          parent.remove(step);
        }
      } else if (step.equals(ANY)) {
        node.forEach(item -> leave(item, rest));
      } else {
        leave(node.path(step), rest);
      }
    }
  }
}
