package io.platformtenant.e2e.engines;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.engines.real.Substitution;
import io.platformtenant.engines.real.Verdict;
import io.platformtenant.operator.injection.Passed;
import io.platformtenant.operator.injection.Passed.Reached;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hands what hostile texts reached to the engines' own code, many at a time. */
final class Readers {
  private static final int BATCH = 500;

  /** What a stage's own variables become in its own files is told, and its author's affair. */
  private static final String TOLD = "PT076";

  /** What it advises to put around another variable; alone it is half of a text. */
  private static final String QUOTE = "\"";

  private final Batch projects;
  private final Batch sets;
  private final Batch substitutions;

  Readers(Verdict argocd, Substitution flux) {
    this.projects = new Batch(batch -> CasbinReader.read(argocd, batch));
    this.sets = new Batch(batch -> SetReader.read(argocd, batch));
    this.substitutions = new Batch(batch -> SubstitutionReader.read(flux, batch));
  }

  /** An object a text reached. */
  record Sighting(Passed passed, Reached reached) {
    JsonNode body() {
      return reached.body();
    }

    JsonNode calm() {
      return reached.calm();
    }
  }

  void read(Passed passed) {
    projects.add(sightings(passed, "AppProject"));
    sets.add(sightings(passed, "ApplicationSet"));
    substitutions.add(
        sightings(passed, "Kustomization")
            .filter(s -> !passed.isToldBy(TOLD) && !passed.text().equals(QUOTE))
            .filter(s -> !s.body().at("/spec/postBuild").equals(s.calm().at("/spec/postBuild"))));
  }

  void finish() {
    Stream.of(projects, sets, substitutions).forEach(Batch::finish);
  }

  private static Stream<Sighting> sightings(Passed passed, String kind) {
    return passed.reached(kind).map(reached -> new Sighting(passed, reached));
  }

  @Override
  public String toString() {
    return "read back: %,d projects, %,d sets, %,d substitutions"
        .formatted(projects.count.get(), sets.count.get(), substitutions.count.get());
  }

  /** Collects from several threads; the thread that fills it reads, and the others go on. */
  private static final class Batch {
    private final Consumer<List<Sighting>> reader;
    private final AtomicInteger count = new AtomicInteger();
    private List<Sighting> waiting = new ArrayList<>();

    Batch(Consumer<List<Sighting>> reader) {
      this.reader = reader;
    }

    void add(Stream<Sighting> sightings) {
      sightings.forEach(s -> take(s, BATCH));
    }

    private void take(Sighting sighting, int size) {
      List<Sighting> full = List.of();
      synchronized (this) {
        waiting.add(sighting);
        if (waiting.size() >= size) {
          full = waiting;
          waiting = new ArrayList<>();
        }
      }
      read(full);
    }

    void finish() {
      List<Sighting> rest = waiting;
      waiting = new ArrayList<>();
      read(rest);
    }

    private void read(List<Sighting> full) {
      if (!full.isEmpty()) {
        reader.accept(full);
        count.addAndGet(full.size());
      }
    }
  }
}
