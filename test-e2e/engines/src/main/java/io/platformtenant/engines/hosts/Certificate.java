package io.platformtenant.engines.hosts;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.platformtenant.testkit.programs.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key with a certificate that vouches for itself, good for a few days. */
record Certificate(KeyStore store) {
  private static final String NAME = "hosts";
  // The file lives in a folder that only its owner reads, as long as the hosts do.
  private static final String PASSWORD = "on-loopback";

  /** Made by the JDK's keytool, whose file is left in the folder. */
  static Certificate of(Collection<String> hosts, Path folder) throws IOException {
    Path file = folder.resolve("hosts.p12");
    Commands.run(
        folder,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            NAME,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "3",
            "-dname",
            "CN=hosts",
            "-ext",
            "EKU=serverAuth",
            "-ext",
            hosts.stream().map(h -> "DNS:" + h).collect(Collectors.joining(",", "SAN=", "")),
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            PASSWORD));
    try (InputStream in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return new Certificate(store);
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** What a server needs to show it. */
  SSLContext server() throws IOException {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, PASSWORD.toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  /** What a client needs to trust it. */
  Path writePem(Path file) throws IOException {
    try {
      var text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII));
      String body = text.encodeToString(store.getCertificate(NAME).getEncoded());
      return Files.writeString(
          file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
