package io.platformtenant.operator.revisions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that was accepted of somebody.
 *
 * @param of the label and the name by which it is found again
 * @param uid of whom it is: another one of the same name has accepted nothing
 * @param data never changed
 */
public record Revision(Map.Entry<String, String> of, String uid, ObjectNode data) {
  private static final int DIGITS = 16;

  /** A name that says what it holds: the same data has the same name. */
  public String name() {
    return "accepted-" + of.getValue() + "-" + digest().substring(0, DIGITS);
  }

  private String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] text = ordered(data).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Keys in no order are the same object. */
  private static String ordered(JsonNode node) {
    if (node.isObject()) {
      Map<String, String> fields = new TreeMap<>();
      node.properties().forEach(field -> fields.put(field.getKey(), ordered(field.getValue())));
      return fields.toString();
    }
    if (node.isArray()) {
      return node.valueStream().map(Revision::ordered).toList().toString();
    }
    return node.toString();
  }
}
