package io.platformtenant.e2e.contracts;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every state a source can be in that can be brought about. */
abstract class SourceStates extends FluxStates {

  @Test
  @Recorded(value = "flux/source-not-seen", shows = "a source: no conditions yet")
  void notSeen() {
    source();

    recorder.records(source, object -> object.at("/status/conditions").isMissingNode());
  }

  @Test
  @Recorded(value = "flux/source-progressing", shows = "a source: its first fetch is running")
  void progressing() {
    source();

    recorder.records(source, ready("Unknown", ".*"));
  }

  @Test
  @Recorded(value = "flux/source-ready", shows = "a source: ready")
  void isReady() {
    source();

    recorder.records(source, ready());
  }

  @Test
  @Recorded(
      value = "flux/source-suspended",
      shows = "a source: changed while suspended, and ready for what was never fetched")
  void suspended() {
    source();
    recorder.sees(source, ready());

    patch(source, "{\"spec\":{\"suspend\":true,\"ref\":{\"branch\":\"other\"}}}");

    recorder.records(source, ready().and(observed(2)));
  }

  @Test
  @Recorded(value = "flux/source-stalled", shows = "a source: stalled, its address is none")
  void stalled() {
    source("http://[", "");

    recorder.records(source, condition("Stalled", "True", ".*").and(observed(1)));
  }

  @Test
  @Recorded(
      value = "flux/source-fetch-failed",
      shows = "a source: FetchFailed, nothing fetched yet")
  void fetchFailed() {
    source(nowhere(), "");

    recorder.records(source, ready("False", "GitOperationFailed"));
  }

  @Test
  @Recorded(
      value = "flux/source-stale",
      shows = "a source: FetchFailed, and serves what it fetched before")
  void stale() {
    source();
    recorder.sees(source, ready());

    patch(source, "{\"spec\":{\"ref\":{\"branch\":\"other\"}}}");

    recorder.records(source, ready("False", "GitOperationFailed"));
  }

  @Test
  @Recorded(value = "flux/source-outdated", shows = "a source: ArtifactOutdated, a commit came")
  void outdated() {
    var repository = repository(Map.of("a.yaml", ""));
    source(repository.url(), "");
    recorder.sees(source, ready());

    repository.commit(Map.of("b.yaml", ""));
    patch(source, "{\"metadata\":{\"annotations\":{\"reconcile.fluxcd.io/requestedAt\":\"now\"}}}");

    recorder.records(source, condition("ArtifactOutdated", "True", ".*"));
  }

  @Test
  @Recorded(
      value = "flux/source-not-verified",
      shows = "a source: SourceVerified False, a commit without a signature")
  void notVerified() {
    source(engine().repository(), "verify: {mode: HEAD, secretRef: {name: keys}}");

    recorder.records(source, ready("False", ".*"));
  }

  @Test
  @Recorded(
      value = "flux/source-include-unavailable",
      shows = "a source: IncludeUnavailable, what it includes is not there")
  void includeUnavailable() {
    source(engine().repository(), "include: [{repository: {name: other}}]");

    recorder.records(source, ready("False", ".*"));
  }

  @Test
  @Recorded(value = "flux/source-deleting", shows = "a source: being deleted")
  void isDeleting() {
    source();
    recorder.sees(source, ready());

    ground.at(source).delete();

    recorder.records(source, deleting());
  }
}
