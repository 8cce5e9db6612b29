package io.platformtenant.e2e.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.controlplane.AuditLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final Instant LONG_AGO = Instant.EPOCH;

  @TempDir Path folder;

  @Test
  void aLineBecomesARequest() throws IOException {
    var log = log();
    write(line("1", "ResponseComplete", "system:serviceaccount:ops:mower", "patch"));

    assertThat(log.since(LONG_AGO))
        .containsExactly(
            new AuditLog.Request(
                Instant.parse("2026-01-02T03:04:05.000006Z"),
                "system:serviceaccount:ops:mower",
                "patch",
                "apps",
                "deployments",
                "status",
                "garden",
                "hedge",
                "fieldManager=mower",
                200,
                "mower/1",
                new TreeMap<>(Map.of("platform-tenant-owned/by-hand", "the hedge"))))
        .allMatch(AuditLog.Request::isWrite);
  }

  @Test
  void aPrefixEndsAtAColon() throws IOException {
    var log = log();
    write(line("1", "ResponseComplete", "system:serviceaccount:ops:mower", "get"));
    write(line("2", "ResponseComplete", "system:serviceaccount:ops:mower2", "get"));

    assertThat(log.by("system:serviceaccount:ops:mower", LONG_AGO)).hasSize(1);
    assertThat(log.by("system:serviceaccount:ops", LONG_AGO)).hasSize(2);
    assertThat(log.by("system:serviceaccount:op", LONG_AGO)).isEmpty();
  }

  @Test
  void aWatchIsOneRequestFromItsBeginning() throws IOException {
    var log = log();
    write(line("1", "ResponseStarted", "jane", "watch"));
    assertThat(log.by("jane", LONG_AGO)).hasSize(1);

    write(line("1", "ResponseComplete", "jane", "watch"));
    assertThat(log.by("jane", LONG_AGO)).hasSize(1).noneMatch(AuditLog.Request::isWrite);
  }

  @Test
  void aLineThatIsStillGrowingWaitsForItsEnd() throws IOException {
    var log = log();
    var line = line("1", "ResponseComplete", "jane", "get");
    write(line.substring(0, 40));
    assertThat(log.since(LONG_AGO)).isEmpty();

    write(line.substring(40));
    assertThat(log.since(LONG_AGO)).hasSize(1);
  }

  @Test
  void whatCameBeforeIsLeftOut() throws IOException {
    var log = log();
    write(line("1", "ResponseComplete", "jane", "get"));

    assertThat(log.by("jane", Instant.parse("2026-01-02T03:04:06Z"))).isEmpty();
  }

  private AuditLog log() {
    return AuditLog.of(folder.resolve("audit.log"));
  }

  private void write(String text) throws IOException {
    Files.writeString(
        folder.resolve("audit.log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String line(String id, String stage, String user, String verb) {
    return """
        {"auditID":"%s","stage":"%s","verb":"%s","user":{"username":"%s"},"userAgent":"mower/1",\
        "objectRef":{"resource":"deployments","namespace":"garden","name":"hedge",\
        "apiGroup":"apps","subresource":"status"},\
        "requestURI":"/apis/apps/v1/namespaces/garden/deployments/hedge/status?fieldManager=mower",\
        "responseStatus":{"code":200},\
        "annotations":{"authorization.k8s.io/decision":"allow",\
        "platform-tenant-owned/by-hand":"the hedge"},\
        "requestReceivedTimestamp":"2026-01-02T03:04:05.000006Z"}
        """
        .formatted(id, stage, verb, user);
  }
}
