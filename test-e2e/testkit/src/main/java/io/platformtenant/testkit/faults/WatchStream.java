package io.platformtenant.testkit.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** One watch on its way to a client, line by line; from some line on it may be held. */
final class WatchStream {
  private final String resource;
  private final AsyncBody.Consumer<List<ByteBuffer>> client;
  private final Predicate<String> isLost;
  private final BiPredicate<String, String> isHeld;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private final List<WatchEvent> kept = new ArrayList<>();
  private AsyncBody server;
  private String told = "";
  private boolean holding;
  private boolean ended;

  /**
   * @param isLost asked of each line first; such a line is neither held nor told
   * @param isHeld asked of each line of a resource, in order, until one is held
   */
  WatchStream(
      String resource,
      AsyncBody.Consumer<List<ByteBuffer>> client,
      Predicate<String> isLost,
      BiPredicate<String, String> isHeld) {
    this.resource = resource;
    this.client = client;
    this.isLost = isLost;
    this.isHeld = isHeld;
  }

  String resource() {
    return resource;
  }

  synchronized boolean isHolding() {
    return holding;
  }

  synchronized List<WatchEvent> kept() {
    return List.copyOf(kept);
  }

  /** Takes in what the server sends. */
  synchronized void take(List<ByteBuffer> bytes, AsyncBody body) throws Exception {
    server = body;
    for (String line : lines(bytes)) {
      if (ended) {
        break;
      }
      if (isLost.test(line)) {
        continue;
      }
      holding = holding || isHeld.test(resource, line);
      if (holding) {
        kept.add(WatchEvent.of(resource, line));
      } else {
        told = line;
        tell(line);
      }
    }
    body.consume();
  }

  /** Tells what was held, in order. */
  synchronized void tellAll() throws Exception {
    tell(letGo());
  }

  /** Tells of each object the last that was held. */
  synchronized void tellLast() throws Exception {
    Map<String, WatchEvent> last = new LinkedHashMap<>();
    for (WatchEvent event : letGo()) {
      last.put(event.namespace() + "/" + event.name(), event);
    }
    tell(List.copyOf(last.values()));
  }

  /** Tells nothing but that all has to be listed anew. */
  synchronized void expire() throws Exception {
    letGo();
    tell(List.of(WatchEvent.gone(resource)));
    end();
  }

  /** Tells how far it came, and ends; what was held comes when it is asked for again. */
  synchronized void bookmark() throws Exception {
    letGo();
    if (!told.isEmpty()) {
      tell(List.of(WatchEvent.of(resource, told).asBookmark()));
    }
    end();
  }

  private List<WatchEvent> letGo() {
    holding = false;
    List<WatchEvent> held = List.copyOf(kept);
    kept.clear();
    return held;
  }

  private void end() {
    ended = true;
    if (server != null) {
      server.done().complete(null);
      server.cancel();
    }
  }

  private void tell(List<WatchEvent> events) throws Exception {
    for (WatchEvent event : events) {
      tell(event.line());
    }
  }

  private void tell(String line) throws Exception {
    client.consume(
        List.of(ByteBuffer.wrap((line + "\n").getBytes(UTF_8))), new NothingMore(server));
  }

  private List<String> lines(List<ByteBuffer> bytes) {
    for (ByteBuffer some : bytes) {
      byte[] copy = new byte[some.remaining()];
      some.get(copy);
      begun.writeBytes(copy);
    }
    String all = begun.toString(UTF_8);
    int end = all.lastIndexOf('\n') + 1;
    if (end == 0) {
      return List.of();
    }
    begun.reset();
    begun.writeBytes(all.substring(end).getBytes(UTF_8));
    return all.substring(0, end).lines().filter(line -> !line.isBlank()).toList();
  }

  /** Whoever gets a line asks for the next; the stream does that by itself. */
  private record NothingMore(AsyncBody server) implements AsyncBody {
    @Override
    public void consume() {
      // Asked for by the stream.
    }

    @Override
    public CompletableFuture<Void> done() {
      return server.done();
    }

    @Override
    public void cancel() {
      server.cancel();
    }
  }
}
