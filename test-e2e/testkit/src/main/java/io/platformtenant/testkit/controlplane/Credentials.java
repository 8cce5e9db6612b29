package io.platformtenant.testkit.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** The files by which the parts of one local control plane know each other. */
record Credentials(Path folder, String adminToken, String controllersToken) {

  static Credentials write(Path folder) throws IOException {
    var credentials =
        new Credentials(folder, UUID.randomUUID().toString(), UUID.randomUUID().toString());
    Files.writeString(
        credentials.tokens(),
        """
        %s,admin,admin,system:masters
        %s,system:kube-controller-manager,controllers
        """
            .formatted(credentials.adminToken, credentials.controllersToken));
    try (var policy = Credentials.class.getResourceAsStream("audit-policy.yaml")) {
      Files.copy(policy, credentials.auditPolicy());
    }
    credentials.writeSigningKey();
    return credentials;
  }

  Path tokens() {
    return folder.resolve("tokens.csv");
  }

  Path auditPolicy() {
    return folder.resolve("audit-policy.yaml");
  }

  Path signingKey() {
    return folder.resolve("service-accounts.key");
  }

  Path verifyingKey() {
    return folder.resolve("service-accounts.pub");
  }

  Path certificateFolder() {
    return folder.resolve("certificates");
  }

  /** Written by the API server when it starts: its certificate and the CA that signed it. */
  Path certificate() {
    return certificateFolder().resolve("apiserver.crt");
  }

  Config config(int port, String token) throws IOException {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl("https://127.0.0.1:" + port)
        .withCaCertData(Base64.getEncoder().encodeToString(Files.readAllBytes(certificate())))
        .withOauthToken(token)
        .build();
  }

  private void writeSigningKey() throws IOException {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var pair = generator.generateKeyPair();
      Files.writeString(signingKey(), pem("PRIVATE KEY", pair.getPrivate()));
      Files.writeString(verifyingKey(), pem("PUBLIC KEY", pair.getPublic()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(String label, Key key) {
    var body = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(key.getEncoded());
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, body, label);
  }
}
