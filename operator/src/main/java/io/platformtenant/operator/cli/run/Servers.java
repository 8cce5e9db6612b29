package io.platformtenant.operator.cli.run;

import io.platformtenant.operator.run.HealthServer;
import io.platformtenant.operator.run.PlatformOperator;
import io.platformtenant.operator.settings.Configuration;
import io.platformtenant.operator.settings.Settings;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Where an operator answers: its health and its metrics, on a port each, on one, or on none. */
record Servers(Optional<HealthServer> health, Optional<HealthServer> metrics) {
  /**
   * @throws IOException when a port is taken
   */
  static Servers open(Configuration configuration, PlatformOperator operator) throws IOException {
    OptionalInt health = configuration.get(Settings.HEALTH_PORT);
    OptionalInt metrics = configuration.get(Settings.METRICS_PORT);
    if (health.isPresent() && health.equals(metrics)) {
      var both = Optional.of(HealthServer.withMetrics(health.getAsInt(), operator));
      return new Servers(both, both);
    }
    return new Servers(
        health.isPresent()
            ? Optional.of(new HealthServer(health.getAsInt(), operator))
            : Optional.empty(),
        metrics.isPresent()
            ? Optional.of(HealthServer.ofMetrics(metrics.getAsInt(), operator))
            : Optional.empty());
  }

  Stream<HealthServer> all() {
    return Stream.of(health, metrics).flatMap(Optional::stream).distinct();
  }

  String healthPort() {
    return port(health);
  }

  String metricsPort() {
    return port(metrics);
  }

  private static String port(Optional<HealthServer> server) {
    return server.map(s -> Integer.toString(s.port())).orElse("off");
  }
}
