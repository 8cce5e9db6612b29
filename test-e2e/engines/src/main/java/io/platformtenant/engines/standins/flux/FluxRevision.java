package io.platformtenant.engines.standins.flux;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.engines.standins.machine.EngineKind;
import io.platformtenant.engines.standins.machine.Trees;

/**
 * The revision a source's URL and reference resolve to: invented, but always the same one until
 * somebody pushes. What a reference names itself is what it is.
 */
final class FluxRevision {

  private FluxRevision() {}

  /**
   * @param pushes how often somebody pushed to it
   */
  static String of(FluxObject source, int pushes) {
    var spec = source.spec();
    if (source.key().kind().equals(EngineKind.BUCKET.kind())) {
      // A bucket has no revisions of its own: it is the digest of what is in it.
      return "sha256:"
          + Trees.digest(
              "SHA-256", spec.path("endpoint") + "/" + spec.path("bucketName") + since(pushes));
    }
    var ref = spec.path("ref");
    if (ref.hasNonNull("commit")) {
      var branch = ref.path("branch").asText();
      return (branch.isEmpty() ? "" : branch + "@") + "sha1:" + ref.path("commit").asText();
    }
    if (ref.hasNonNull("digest")) {
      return ref.path("digest").asText();
    }
    var seed = spec.path("url").asText() + "\n" + ref + since(pushes);
    return source.key().kind().equals(EngineKind.OCI_REPOSITORY.kind())
        ? first(ref, "latest", "semver", "tag") + "@sha256:" + Trees.digest("SHA-256", seed)
        : first(ref, "master", "name", "semver", "tag", "branch")
            + "@sha1:"
            + Trees.digest("SHA-1", seed);
  }

  private static String since(int pushes) {
    return pushes == 0 ? "" : "\n" + pushes;
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
