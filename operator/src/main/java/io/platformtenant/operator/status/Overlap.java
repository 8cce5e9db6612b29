package io.platformtenant.operator.status;

import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.health.EngineInventory;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.status.Children.Child;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What both engines apply. Each would undo the other for ever, since both force their fields
 * (argo-cd, gitops-engine's sync; kustomize-controller, server-side apply with force).
 */
final class Overlap {
  private static final int MOST_TOLD = 10;

  private Overlap() {}

  /** Folders as the contract declares them, and objects as the engines report them. */
  static Verdict of(List<Finding> warnings, Children children) {
    List<String> folders =
        warnings.stream()
            .filter(f -> f.reason() == Reason.PathShared)
            .map(Finding::describe)
            .toList();
    List<String> told = Stream.concat(folders.stream(), objects(children)).toList();
    if (told.isEmpty()) {
      return Verdict.ready("No folder and no object is applied by both Flux and Argo CD");
    }
    int more = told.size() - MOST_TOLD;
    return new Verdict.Waiting(
        folders.isEmpty() ? Reason.ObjectShared : Reason.PathShared,
        told.stream().limit(MOST_TOLD).collect(Collectors.joining("; "))
            + (more > 0 ? "; and " + more + " more" : ""));
  }

  private static Stream<String> objects(Children children) {
    List<Applied> applications = applied(children, ManagedKind.APPLICATION).toList();
    return applied(children, ManagedKind.KUSTOMIZATION)
        .flatMap(stage -> applications.stream().flatMap(stage::sharedWith));
  }

  private static Stream<Applied> applied(Children children, ManagedKind kind) {
    return children
        .of(kind)
        .flatMap(
            child ->
                child.seen().flatMap(EngineInventory::in).map(i -> new Applied(child, i)).stream());
  }

  private record Applied(Child child, EngineInventory inventory) {
    private Stream<String> sharedWith(Applied other) {
      return inventory.shared(other.inventory).stream()
          .map(
              object ->
                  object
                      + " is applied by "
                      + child.id().title()
                      + " and by "
                      + other.child.id().title());
    }
  }
}
