package io.platformtenant.benchmark;

import io.platformtenant.operator.client.OperatorClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Many tenants at once, gate {@code None}: from the first that is applied until everything exists
 * and every status says so. Beside it, on another empty cluster, the same requests by the bare
 * writer. Both sides have made some tenants before, which are not counted.
 */
public final class RollOut {
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final int tenants;
  private final int warmUp;
  private final List<String> jvm;
  private final Optional<Path> recording;
  private final Consumer<String> told;

  /**
   * @param warmUp how many it makes before it counts
   * @param recording takes the flight recording of the operator
   */
  public RollOut(
      int tenants, int warmUp, List<String> jvm, Optional<Path> recording, Consumer<String> told) {
    this.tenants = tenants;
    this.warmUp = warmUp;
    this.jvm = jvm;
    this.recording = recording;
    this.told = told;
  }

  /** An operator that has just made all of its tenants. */
  public record Fielded(
      Ground ground, Operator operator, double perSecond, Requests asked, double cpu)
      implements AutoCloseable {
    @Override
    public void close() {
      operator.close();
      ground.close();
    }
  }

  List<String> names() {
    return Fleet.names("team", tenants);
  }

  /** Both sides once; which comes first changes from round to round. */
  Scenario round(boolean bareFirst) {
    double before = bareFirst ? bare() : 0;
    try (var fielded = operator()) {
      var figures = figures(fielded, bareFirst ? before : bare());
      return new Scenario(
          "roll-out",
          "%d tenants of %d objects, gate None, after %d tenants to warm up"
              .formatted(tenants, objects(), warmUp),
          figures);
    }
  }

  public Fielded operator() {
    var ground = new Ground();
    var operator = Operator.start(ground, jvm);
    make(ground, Fleet.names("warm", warmUp));
    Requests.untilCalm(ground.plane().audit(), Instant.EPOCH);
    Instant began = Instant.now();
    Duration cpu = operator.cpu();
    double seconds = make(ground, names());
    var asked = Requests.untilCalm(ground.plane().audit(), began);
    double spent = operator.cpu().minus(cpu).toNanos() / 1e6;
    recording.ifPresent(operator::dumpRecording);
    told.accept("operator: %.0f objects/s".formatted(all() / seconds));
    asked.sorts().forEach((sort, n) -> told.accept("  %6d %s".formatted(n, sort)));
    return new Fielded(ground, operator, all() / seconds, asked, spent / all());
  }

  private double bare() {
    try (var ground = new Ground();
        var writer = new BareWriter(ground.operators())) {
      var writes = Fleet.writes(names());
      writer.write(Fleet.writes(Fleet.names("warm", warmUp)));
      long began = System.nanoTime();
      writer.write(writes);
      double perSecond = writes.size() / ((System.nanoTime() - began) / 1e9);
      told.accept(String.format(Locale.ROOT, "bare writer: %.0f objects/s", perSecond));
      return perSecond;
    }
  }

  private static double make(Ground ground, List<String> names) {
    try (var client = OperatorClient.builder().withConfig(ground.plane().adminConfig()).build();
        var arrival = new Arrival(client, names, objects())) {
      long began = System.nanoTime();
      ground.onboard(names);
      return (arrival.await(PATIENCE) - began) / 1e9;
    }
  }

  private List<Figure> figures(Fielded fielded, double bare) {
    var operator = fielded.operator();
    return List.of(
        Figure.of("operator", "objects/s", fielded.perSecond()),
        Figure.of("bare writer", "objects/s", bare),
        Figure.of("operator / bare writer", "", fielded.perSecond() / bare),
        Figure.of("processor time of the operator", "ms/object", fielded.cpu()),
        Figure.of("requests of the operator", "/object", fielded.asked().count() / all()),
        Figure.of("memory at its most (RSS)", "MiB", operator.peakRss()),
        Figure.of("live heap", "MiB", operator.liveHeap()));
  }

  private double all() {
    return (double) tenants * objects();
  }

  public static int objects() {
    return Fleet.writes(List.of("team00000")).size();
  }
}
