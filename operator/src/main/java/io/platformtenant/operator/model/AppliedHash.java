package io.platformtenant.operator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Digest of an object as planned. It catches fields that left the plan, which a comparison with the
 * live object cannot: fields nobody planned are left alone there.
 */
public final class AppliedHash {
  /** Changes when the way of hashing does, so that everything is written once more. */
  private static final String FORMAT = "1";

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, true)
          .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
          .build();

  private AppliedHash() {}

  public static String of(JsonNode body) {
    try {
      Object sorted = CANONICAL.treeToValue(body, Object.class);
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(FORMAT.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(CANONICAL.writeValueAsBytes(sorted)), 0, 10);
    } catch (JsonProcessingException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("hashing a planned object", e);
    }
  }

  /** The digest an object was last written with, or "" when it carries none. */
  public static String readFrom(JsonNode object) {
    return object
        .path("metadata")
        .path("annotations")
        .path(ApiGroup.APPLIED_HASH_ANNOTATION)
        .asText("");
  }
}
