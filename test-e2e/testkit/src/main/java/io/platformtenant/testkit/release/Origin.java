package io.platformtenant.testkit.release;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What no file of the checkout knows and only whoever releases does.
 *
 * @param image what the image was pushed as, without tag: {@code registry.example.com/some/name}
 * @param digest of that image
 * @param source where the project is kept
 */
public record Origin(Optional<String> image, Optional<String> digest, Optional<String> source) {
  /** As values of the chart. */
  Map<String, String> values() {
    Map<String, String> values = new TreeMap<>();
    image.ifPresent(
        name -> {
          int slash = name.indexOf('/');
          values.put("image.registry", slash < 0 ? "\"\"" : name.substring(0, slash));
          values.put("image.repository", name.substring(slash + 1));
        });
    digest.ifPresent(d -> values.put("image.digest", d));
    return values;
  }
}
