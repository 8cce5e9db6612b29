package io.platformtenant.testkit.faults;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.platformtenant.operator.client.OperatorClient;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * On which everything that a client's watches bring is known, and held where a test wants it: then
 * the client learns of what happened meanwhile late, by half, or by a list. Counts writes as {@link
 * FaultyWire} does.
 */
public final class WatchWire implements Interceptor {

  /** How a client gets to know what was held. */
  public enum Release {
    /** All of it, late. */
    ALL,
    /** Of each object only the last; what it was before has never been seen. */
    LAST,
    /** By a list: the server says 410. */
    RELIST,
    /** By the next watch: this one ends after a bookmark. */
    REWATCH
  }

  private static final Pattern COLLECTION =
      Pattern.compile("(?:/api|/apis/[^/]+)/[^/]+/(?<resource>[a-z]+)");
  private static final Pattern AND = Pattern.compile("&");

  private final FaultyWire writes = FaultyWire.counting(FaultyWire.StatusWrites.COUNTED);
  private final String whose;
  private final String others;
  private final List<WatchStream> streams = new CopyOnWriteArrayList<>();
  private final AtomicInteger oldLists = new AtomicInteger();
  private final List<WatchEvent> trace = new ArrayList<>();
  private final Set<String> met = new HashSet<>();
  private Predicate<List<WatchEvent>> trap = seen -> false;
  private WatchEvent caught;
  private volatile String listsOf = "";

  /**
   * @param whose a text that is in the names of those whose events are recorded and may be caught
   * @param others a text that is in the names of those whose events never arrive: a client that is
   *     to see one story of many reads no other
   */
  public WatchWire(String whose, String others) {
    this.whose = whose;
    this.others = others;
  }

  public KubernetesClient connect(Config config) {
    return OperatorClient.builder()
        // A stream of lines can be held and be rewritten, a web socket can't.
        .withConfig(new ConfigBuilder(config).withOnlyHttpWatches(true).build())
        .withHttpClientBuilderConsumer(
            http ->
                http.addOrReplaceInterceptor("watch-wire", this)
                    .addOrReplaceInterceptor("counting-wire", writes))
        .build();
  }

  public int writes() {
    return writes.writes();
  }

  /** The events since {@link #record}, each once however many watches brought it. */
  public synchronized List<WatchEvent> trace() {
    return List.copyOf(trace);
  }

  /** Forgets what was recorded, and holds nothing. */
  public synchronized void record() {
    trace.clear();
    trap = seen -> false;
    caught = null;
  }

  /** Takes what another wire recorded for recorded by this one. */
  public synchronized void recall(List<WatchEvent> recorded) {
    trace.addAll(recorded);
    recorded.forEach(event -> met.add(identity(event)));
  }

  /**
   * Holds every watch of a kind from an event on.
   *
   * @param at asked after each event that concerns, of all that were recorded, in order
   */
  public synchronized void holdFrom(Predicate<List<WatchEvent>> at) {
    record();
    trap = at;
  }

  public boolean isCaught() {
    return caught().isPresent();
  }

  /** The event from which on its kind is held. */
  public synchronized Optional<WatchEvent> caught() {
    return Optional.ofNullable(caught);
  }

  /** Lists what began to be watched as it was at this version, and tells nothing newer. */
  public void stale(long version) {
    listsOf = Long.toString(version);
  }

  /** How many lists were old. */
  public int oldLists() {
    return oldLists.get();
  }

  /** What is held of theirs, of all watches; others of the same kind never stand still. */
  public List<WatchEvent> kept() {
    return streams.stream()
        .flatMap(stream -> stream.kept().stream())
        .filter(this::isTheirs)
        .toList();
  }

  /** Holds nothing any more. */
  public void release(Release how) {
    synchronized (this) {
      listsOf = "";
      trap = seen -> false;
      caught = null;
    }
    for (WatchStream stream : streams) {
      if (stream.isHolding()) {
        release(stream, how);
      }
    }
  }

  private static void release(WatchStream stream, Release how) {
    try {
      switch (how) {
        case ALL -> stream.tellAll();
        case LAST -> stream.tellLast();
        case RELIST -> stream.expire();
        case REWATCH -> stream.bookmark();
      }
    } catch (Exception e) {
      throw new IllegalStateException("releasing " + stream.resource(), e);
    }
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    URI uri = request.uri();
    String query = query(uri);
    // A look that asks the server itself has no pages.
    if (!listsOf.isEmpty()
        && request.method().equals("GET")
        && COLLECTION.matcher(uri.getPath()).matches()
        && query.contains("limit=")
        && !query.contains("continue=")
        && !isWatch(query)) {
      oldLists.incrementAndGet();
      builder.uri(URI.create(uri.toString().replaceFirst("\\?.*", "") + exactly(query, listsOf)));
    }
  }

  private static String exactly(String query, String version) {
    return Stream.concat(
            AND.splitAsStream(query).filter(part -> !part.startsWith("resourceVersion")),
            Stream.of("resourceVersionMatch=Exact", "resourceVersion=" + version))
        .collect(Collectors.joining("&", "?", ""));
  }

  @Override
  public AsyncBody.Consumer<List<ByteBuffer>> consumer(
      AsyncBody.Consumer<List<ByteBuffer>> consumer, HttpRequest request) {
    Matcher path = COLLECTION.matcher(request.uri().getPath());
    String query = query(request.uri());
    if (!isWatch(query) || !path.matches()) {
      return consumer;
    }
    var stream =
        new WatchStream(path.group("resource"), consumer, this::isSomebodyElses, this::isHeld);
    streams.add(stream);
    return stream::take;
  }

  private boolean isSomebodyElses(String line) {
    return !line.contains(whose) && line.contains(others);
  }

  private synchronized boolean isHeld(String resource, String line) {
    if (!listsOf.isEmpty()) {
      return true;
    }
    if (isCaught() ? !caught.resource().equals(resource) : !line.contains(whose)) {
      return false;
    }
    WatchEvent event = WatchEvent.of(resource, line);
    note(event);
    return isCaught() && caught.resource().equals(resource) && event.version() >= caught.version();
  }

  private void note(WatchEvent event) {
    if (isCaught() || !event.isOfAnObject() || !isTheirs(event) || !met.add(identity(event))) {
      return;
    }
    trace.add(event);
    if (trap.test(trace)) {
      caught = event;
    }
  }

  private boolean isTheirs(WatchEvent event) {
    return event.name().contains(whose) || event.namespace().contains(whose);
  }

  private static String identity(WatchEvent event) {
    return String.join(
        " ",
        event.resource(),
        event.type(),
        event.namespace(),
        event.name(),
        Long.toString(event.version()));
  }

  private static boolean isWatch(String query) {
    return query.contains("watch=true");
  }

  private static String query(URI uri) {
    return Objects.requireNonNullElse(uri.getRawQuery(), "");
  }
}
