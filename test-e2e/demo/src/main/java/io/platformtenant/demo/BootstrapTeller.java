package io.platformtenant.demo;

import java.util.Set;

/** What Flux does with sources and stages. */
record BootstrapTeller(Terminal terminal) implements Teller {
  private static final Set<String> SOURCES = Set.of("GitRepository", "OCIRepository", "Bucket");
  private static final String STAGE = "Kustomization";

  @Override
  public void tell(Change change, Scene scene) {
    Thing thing = change.thing();
    if (SOURCES.contains(thing.kind())) {
      tellSource(change, thing);
    } else if (thing.kind().equals(STAGE)) {
      tellStage(change, thing, scene);
    }
  }

  private void tellSource(Change change, Thing source) {
    if (change.went()) {
      say(source, "source " + source.name() + " is gone");
    } else if (change.became(Thing::isReady)) {
      say(source, "fetched source " + source.name());
    }
  }

  private void tellStage(Change change, Thing stage, Scene scene) {
    if (change.went()) {
      say(stage, "stage " + stage.name() + " is gone, with all it had applied");
    } else if (change.became(Thing::isReady)) {
      var all =
          scene
              .all(STAGE)
              .filter(s -> s.tenant().equals(stage.tenant()))
              .filter(s -> s.environment().equals(stage.environment()))
              .toList();
      long ready = all.stream().filter(Thing::isReady).count();
      say(
          stage,
          "stage %s is Ready, %d of %d in %s"
              .formatted(stage.name(), ready, all.size(), stage.environment()));
    }
  }

  private void say(Thing thing, String text) {
    terminal.line(thing.tenant(), Actor.FLUX, text);
  }
}
