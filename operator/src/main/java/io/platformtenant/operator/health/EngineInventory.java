package io.platformtenant.operator.health;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.residue.AppliedObject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Which objects an engine says that it applies for a stage or an Application: hundreds each, of
 * which a cache keeps a few bytes. Hashes come first, so that two that share nothing, as nearly all
 * do, are held against each other without a name being read.
 */
public final class EngineInventory {
  private static final String KEPT = "appliedObjects";

  /** What can't be packed is stored in blocks of 64 KiB, with a few bytes for each (RFC 1951). */
  private static final int MORE_PER_BLOCK = 5;

  private final int[] hashes;

  /** How long they are, and then the names themselves, packed. */
  private final ByteBuffer names;

  private EngineInventory(int[] hashes, ByteBuffer names) {
    this.hashes = hashes;
    this.names = names;
  }

  /** The short form that stands in an object as it is cached. */
  public static Optional<EngineInventory> in(JsonNode trimmed) {
    return trimmed.path("status").get(KEPT) instanceof BinaryNode kept
        ? Optional.of(unpacked(kept.binaryValue()))
        : Optional.empty();
  }

  /**
   * Adds the short form to a status, in a place that no engine knows.
   *
   * @param status of a stage or an Application, with all that the engine wrote
   */
  public static void keep(ManagedKind kind, ObjectNode status) {
    List<String> told =
        told(kind, status).filter(name -> name.indexOf('\n') < 0).sorted().distinct().toList();
    if (!told.isEmpty()) {
      status.put(KEPT, packed(told));
    }
  }

  /** Whether the same objects are named in two cached states of one object. */
  public static boolean isSame(JsonNode before, JsonNode after) {
    return before.path("status").path(KEPT).equals(after.path("status").path(KEPT));
  }

  /** What both apply, for people: {@code ConfigMap payments-prod/settings}, in order. */
  public List<String> shared(EngineInventory other) {
    if (!mayShare(other)) {
      return List.of();
    }
    Set<String> theirs = Set.of(other.names());
    return Arrays.stream(names()).filter(theirs::contains).map(EngineInventory::brief).toList();
  }

  /** Both are sorted. */
  private boolean mayShare(EngineInventory other) {
    int mine = 0;
    int theirs = 0;
    while (mine < hashes.length && theirs < other.hashes.length) {
      int order = Integer.compare(hashes[mine], other.hashes[theirs]);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        mine++;
      } else {
        theirs++;
      }
    }
    return false;
  }

  private static Stream<String> told(ManagedKind kind, JsonNode status) {
    return kind.purpose() == Purpose.STAGE
        ? status
            .path("inventory")
            .path("entries")
            .valueStream()
            .flatMap(entry -> AppliedObject.of(entry).stream())
            .map(o -> name(o.kind().group(), o.kind().kind(), o.kind().namespace(), o.name()))
        : status
            .path("resources")
            .valueStream()
            .filter(resource -> !resource.path("hook").asBoolean())
            .map(
                resource ->
                    name(
                        resource.path("group").asText(""),
                        resource.path("kind").asText(""),
                        resource.path("namespace").asText(""),
                        resource.path("name").asText("")));
  }

  /** The version is left out: two engines may write one object in two. */
  private static String name(String group, String kind, String namespace, String name) {
    return String.join(" ", group, kind, namespace, name);
  }

  private static String brief(String name) {
    String[] parts = name.split(" ", 4);
    return parts[1] + " " + (parts[2].isEmpty() ? "" : parts[2] + "/") + parts[3];
  }

  private static byte[] packed(List<String> told) {
    byte[] plain = String.join("\n", told).getBytes(UTF_8);
    byte[] names = deflated(plain);
    ByteBuffer all = ByteBuffer.allocate(Integer.BYTES * (told.size() + 2) + names.length);
    all.putInt(told.size());
    told.stream().mapToInt(String::hashCode).sorted().forEach(all::putInt);
    return all.putInt(plain.length).put(names).array();
  }

  private static EngineInventory unpacked(byte[] kept) {
    ByteBuffer all = ByteBuffer.wrap(kept);
    int[] hashes = new int[all.getInt()];
    Arrays.setAll(hashes, i -> all.getInt());
    return new EngineInventory(hashes, all.slice());
  }

  private static byte[] deflated(byte[] plain) {
    try (var deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(plain);
      deflater.finish();
      byte[] packed = new byte[plain.length + MORE_PER_BLOCK * (plain.length / 16_384 + 4)];
      return Arrays.copyOf(packed, deflater.deflate(packed));
    }
  }

  private String[] names() {
    ByteBuffer packed = names.duplicate();
    byte[] plain = new byte[packed.getInt()];
    try (var inflater = new Inflater()) {
      inflater.setInput(packed);
      inflater.inflate(plain);
    } catch (DataFormatException e) {
      throw new IllegalStateException("packed by this class alone", e);
    }
    return new String(plain, UTF_8).split("\n");
  }
}
