package io.platformtenant.engines.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;

/** Argo CD's API as its user interface and {@code argocd} call it. */
public final class ArgoApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The administrator's, as argocd.yaml has it. */
  public static final String PASSWORD = "password";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;

  /**
   * @param port on loopback
   */
  ArgoApi(int port) {
    server = URI.create("http://127.0.0.1:" + port);
  }

  /** Where a browser or {@code argocd login} finds it. */
  public URI server() {
    return server;
  }

  /** A session of the built-in administrator. */
  public String adminToken() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("username", "admin").put("password", PASSWORD);
    return call("", "POST", "/api/v1/session", body).json().path("token").asText();
  }

  /** Issues a token for a role of a project, good for an hour, and returns when it is known. */
  public String projectToken(String project, String role) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("expiresIn", 3600);
    String path = "/api/v1/projects/" + project + "/roles/" + role + "/token";
    String token = call(adminToken(), "POST", path, body).json().path("token").asText();
    // The server writes it to the cluster and believes in it when its own watch has told it.
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!call(token, "GET", "/api/v1/session/userinfo", null)
        .json()
        .path("loggedIn")
        .asBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the token for " + role + " of " + project + " is unknown");
      }
    }
    return token;
  }

  /** Whether the server says that a token may do something to an object, such as a/b. */
  public boolean may(String token, String resource, String action, String object) {
    String path = "/api/v1/account/can-i/" + resource + "/" + action + "/" + object;
    return call(token, "GET", path, null).json().path("value").asText().equals("yes");
  }

  /** When a token was issued, in seconds since 1970. */
  public static long issuedAt(String token) {
    return claims(token).path("iat").asLong();
  }

  /** By which name a token can be revoked. */
  public static String idOf(String token) {
    return claims(token).path("jti").asText();
  }

  private static JsonNode claims(String token) {
    try {
      String claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
      return JSON.readTree(Base64.getUrlDecoder().decode(claims));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Calls the API.
   *
   * @param token whose rights count; empty for nobody's
   * @param body null for none
   */
  public Answer call(String token, String method, String path, JsonNode body) {
    var request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + token)
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new InterruptedIOException("interrupted"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server said. */
  public record Answer(int status, String text) {
    /** The body; an error is thrown for a status that tells one. */
    public JsonNode json() {
      if (status != 200) {
        throw new IllegalStateException(status + " " + text);
      }
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    public boolean granted() {
      return status == 200;
    }

    /** Whether the caller lacked a right. */
    public boolean denied() {
      return status == 403 && text.contains("permission denied");
    }
  }
}
