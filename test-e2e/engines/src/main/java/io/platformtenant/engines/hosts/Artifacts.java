package io.platformtenant.engines.hosts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.platformtenant.testkit.programs.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A registry one can pull Flux artifacts from: folders, packed as {@code flux push artifact} does
 * (opencontainers/distribution-spec, spec.md; fluxcd/pkg, oci/const.go).
 */
final class Artifacts implements HttpHandler {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String CONFIG = "application/vnd.cncf.flux.config.v1+json";
  private static final String LAYER = "application/vnd.cncf.flux.content.v1.tar+gzip";

  private final Map<String, Blob> byPath = new HashMap<>();

  private static final class Blob {
    private final String type;
    private final byte[] bytes;

    Blob(String type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }

    String digest() {
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
        return "sha256:" + HexFormat.of().formatHex(digest);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    ObjectNode descriptor() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("mediaType", type)
          .put("size", bytes.length)
          .put("digest", digest());
    }
  }

  /**
   * @param name the address without its host
   * @param work where the archive may be left
   */
  void push(String name, String tag, Path folder, Path work) throws IOException {
    Path archive = work.resolve("artifact.tgz");
    Commands.run(folder, List.of("tar", "-czf", archive.toString(), "."));
    var layer = new Blob(LAYER, Files.readAllBytes(archive));
    var config = new Blob(CONFIG, "{}".getBytes(UTF_8));
    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
    manifest.put("schemaVersion", 2).put("mediaType", MANIFEST).set("config", config.descriptor());
    manifest.putArray("layers").add(layer.descriptor());
    var whole = new Blob(MANIFEST, manifest.toString().getBytes(UTF_8));
    for (Blob blob : List.of(layer, config)) {
      byPath.put("/v2/%s/blobs/%s".formatted(name, blob.digest()), blob);
    }
    for (String reference : List.of(tag, whole.digest())) {
      byPath.put("/v2/%s/manifests/%s".formatted(name, reference), whole);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Blob blob =
          path.equals("/v2/") ? new Blob("application/json", new byte[0]) : byPath.get(path);
      if (blob == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", blob.type);
      exchange.getResponseHeaders().set("Docker-Content-Digest", blob.digest());
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", Integer.toString(blob.bytes.length));
        exchange.sendResponseHeaders(200, -1);
        return;
      }
      exchange.sendResponseHeaders(200, blob.bytes.length == 0 ? -1 : blob.bytes.length);
      exchange.getResponseBody().write(blob.bytes);
    }
  }
}
