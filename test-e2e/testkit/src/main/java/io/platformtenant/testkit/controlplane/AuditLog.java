package io.platformtenant.testkit.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * What the API server was asked, by whom, from its own audit log: every request of service accounts
 * and people, none of the control plane's own controllers. A line is written before or within
 * milliseconds of the answer, so a test that expects one awaits it.
 */
public final class AuditLog {

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /**
   * One answered request; a watch is noted when it begins. Absent texts are empty.
   *
   * @param at when the server received it
   * @param user the impersonated user where there is one
   * @param query of its address, as it was sent
   * @param code the HTTP status of the answer
   * @param told what admission policies noted, by policy and key; of what was refused too
   */
  public record Request(
      Instant at,
      String user,
      String verb,
      String group,
      String resource,
      String subresource,
      String namespace,
      String name,
      String query,
      int code,
      String userAgent,
      SortedMap<String, String> told) {

    /** Whether its verb changes objects; dry runs count, refused ones too, access reviews not. */
    public boolean isWrite() {
      return WRITES.contains(verb)
          && !group.equals("authorization.k8s.io")
          && !group.equals("authentication.k8s.io");
    }
  }

  /**
   * A request with its bodies, which are kept of writes to what the operator makes; else missing.
   *
   * @param sent an object, a patch, or the options of a deletion
   * @param answer the object as it was then, or a status
   */
  public record Deed(Request request, JsonNode sent, JsonNode answer) {}

  /** The log's bytes from an offset to its present end. */
  interface Source {
    byte[] from(long offset) throws IOException;
  }

  private final Source source;
  private final List<Request> requests = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private long offset;

  AuditLog(Source source) {
    this.source = source;
  }

  public static AuditLog of(Path file) {
    return new AuditLog(
        offset -> {
          if (!Files.exists(file)) {
            return new byte[0];
          }
          try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - offset));
            channel.read(bytes, offset);
            return Arrays.copyOf(bytes.array(), bytes.position());
          }
        });
  }

  /**
   * The requests since then of one user, or of all users below a prefix: {@code
   * system:serviceaccount:ops} is every service account of namespace {@code ops}.
   */
  public List<Request> by(String userPrefixOrExact, Instant since) {
    var below = userPrefixOrExact.endsWith(":") ? userPrefixOrExact : userPrefixOrExact + ":";
    return since(since).stream()
        .filter(r -> r.user().equals(userPrefixOrExact) || r.user().startsWith(below))
        .toList();
  }

  /** The requests of all users since then, in the order of their lines. */
  public synchronized List<Request> since(Instant since) {
    readOn();
    return requests.stream().filter(r -> !r.at().isBefore(since)).toList();
  }

  /** A log of its own that begins now and gives each request once, with its bodies. */
  public synchronized Deeds deeds() {
    readOn();
    return new Deeds(source, offset);
  }

  private void readOn() {
    var tail = Tail.of(source, offset);
    offset = tail.end();
    tail.lines().map(AuditLine::parse).forEach(this::add);
  }

  /**
   * Whole lines after an offset.
   *
   * @param end where they end: the last line of a log may still be growing
   */
  record Tail(String text, long end) {
    static Tail of(Source source, long offset) {
      try {
        var bytes = source.from(offset);
        var end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
          end--;
        }
        return new Tail(new String(bytes, 0, end, UTF_8), offset + end);
      } catch (IOException e) {
        throw new UncheckedIOException("The audit log cannot be read", e);
      }
    }

    Stream<String> lines() {
      return text.lines();
    }
  }

  /** A watch gives two lines, its beginning and its end: one request. */
  private void add(AuditLine line) {
    if (line.isAnswer() && seen.add(line.id())) {
      requests.add(line.deed().request());
    }
  }
}
