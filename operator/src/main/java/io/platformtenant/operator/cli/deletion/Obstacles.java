package io.platformtenant.operator.cli.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.LeavingObject;
import io.platformtenant.operator.change.Removal;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What would keep an object from going when its turn comes, as far as it can be seen on it. */
final class Obstacles {
  /** Finalizers whose owners let go when an object is deleted. */
  private static final Pattern OF_ENGINES =
      Pattern.compile(
          "finalizers\\.fluxcd\\.io|(resources|post-delete|pre-delete)-finalizer\\.argocd"
              + "\\.argoproj\\.io(/.*)?|"
              + Pattern.quote(ApiGroup.FINALIZER));

  private Obstacles() {}

  static List<String> of(LeavingObject object, Set<ObjectId> there) {
    return Stream.of(
            object.left().stream(),
            finalizers(object),
            deletion(object.live()),
            account(object, there))
        .flatMap(all -> all)
        .toList();
  }

  private static Stream<String> finalizers(LeavingObject object) {
    return object.removal() == Removal.RETAIN
        ? Stream.empty()
        : object
            .live()
            .at("/metadata/finalizers")
            .valueStream()
            .map(JsonNode::asText)
            .filter(finalizer -> !OF_ENGINES.matcher(finalizer).matches())
            .map(finalizer -> "held by finalizer " + finalizer);
  }

  private static Stream<String> deletion(JsonNode live) {
    String since = live.at("/metadata/deletionTimestamp").asText("");
    return since.isEmpty() ? Stream.empty() : Stream.of("being deleted since " + since);
  }

  /** Without its account Flux deletes nothing (kustomize-controller, finalize). */
  private static Stream<String> account(LeavingObject object, Set<ObjectId> there) {
    if (object.id().kind().purpose() != Purpose.STAGE || object.removal() == Removal.ORPHAN) {
      return Stream.empty();
    }
    String name = object.live().at("/spec/serviceAccountName").asText("");
    return there.contains(ObjectId.of(ManagedKind.SERVICE_ACCOUNT, object.id().namespace(), name))
        ? Stream.empty()
        : Stream.of(
            "its ServiceAccount \"" + name + "\" is not there, and Flux deletes nothing without");
  }
}
