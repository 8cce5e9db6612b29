package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.Trees;

/** The revision a source's URL and reference resolve to: invented, but always the same one. */
final class FluxRevision {

  private FluxRevision() {}

  static String of(FluxObject source) {
    var spec = source.spec();
    if (source.key().kind().equals(EngineKind.BUCKET.kind())) {
      // A bucket has no revisions of its own: it is the digest of what is in it.
      return "sha256:"
          + Trees.digest("SHA-256", spec.path("endpoint") + "/" + spec.path("bucketName"));
    }
    var ref = spec.path("ref");
    var seed = spec.path("url").asText() + "\n" + ref;
    return source.key().kind().equals(EngineKind.OCI_REPOSITORY.kind())
        ? first(ref, "latest", "digest", "semver", "tag")
            + "@sha256:"
            + Trees.digest("SHA-256", seed)
        : first(ref, "master", "commit", "name", "semver", "tag", "branch")
            + "@sha1:"
            + Trees.digest("SHA-1", seed);
  }

  /** Short enough to be read aloud. */
  static String brief(String revision) {
    var end = revision.indexOf(':') + 8;
    return revision.length() > end ? revision.substring(0, end) : revision;
  }

  private static String first(JsonNode ref, String otherwise, String... fields) {
    for (var field : fields) {
      if (ref.hasNonNull(field)) {
        return ref.path(field).asText();
      }
    }
    return otherwise;
  }
}
