package io.platformtenant.e2e.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * An image as {@code docker load} takes it, unpacked.
 *
 * @param root what a container would see as /
 * @param config the container's configuration: user, entrypoint, default arguments
 */
record ImageTar(Path root, JsonNode config) {

  static ImageTar unpack(Path tar, Path folder) throws IOException, InterruptedException {
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Path root = Files.createDirectory(folder.resolve("root"));
    run("tar", "-xf", tar.toString(), "-C", parts.toString());
    var json = new ObjectMapper();
    JsonNode manifest = json.readTree(parts.resolve("manifest.json").toFile()).get(0);
    for (JsonNode layer : manifest.path("Layers")) {
      run("tar", "-xzf", parts.resolve(layer.asText()).toString(), "-C", root.toString());
    }
    Path config = parts.resolve(manifest.path("Config").asText());
    return new ImageTar(root, json.readTree(config.toFile()).path("config"));
  }

  String user() {
    return config.path("User").asText();
  }

  List<String> entrypoint() {
    return StreamSupport.stream(config.path("Entrypoint").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + status);
    }
  }
}
