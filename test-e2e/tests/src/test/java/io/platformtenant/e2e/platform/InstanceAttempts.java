package io.platformtenant.e2e.platform;

import io.fabric8.kubernetes.client.Config;
import io.platformtenant.engines.real.ArgoApi;
import io.platformtenant.engines.real.ArgoApi.Answer;
import io.platformtenant.testkit.controlplane.ControlPlane;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/**
 * What a deployer tries at Argo CD itself: applications and projects as such, and its settings. No
 * tier may any of it, so the like call is the administrator's, on things of its own.
 */
final class InstanceAttempts {
  private static final byte[] ED25519 = "ssh-ed25519".getBytes(StandardCharsets.UTF_8);

  private final ArgoUser deployer;
  private final ArgoUser administrator;
  private final String ours;
  private final String theirs;
  private final String id;
  private final String repository;
  private final ControlPlane plane;

  InstanceAttempts(
      ArgoUser deployer,
      ArgoUser administrator,
      String ours,
      String theirs,
      String id,
      String repository,
      ControlPlane plane) {
    this.deployer = deployer;
    this.administrator = administrator;
    this.ours = ours;
    this.theirs = theirs;
    this.id = id;
    this.repository = repository;
    this.plane = plane;
  }

  /** Applications, sets and projects; in the order in which the administrator's twins live. */
  List<Attempt> projects() {
    String own = "/api/v1/applications/" + ours + "-api-staging";
    String twin = "/api/v1/applications/made-" + id;
    String roles = "/api/v1/projects/%s/roles/%s/token";
    return List.of(
        reserved("creates an application", d -> d.post("/api/v1/applications", application())),
        new Attempt(
            "deployer puts an application",
            deployer.put(own, application().replace("made-" + id, ours + "-api-staging")),
            administrator.put(twin, application())),
        new Attempt(
            "deployer puts a spec",
            deployer.put(own + "/spec", spec()),
            administrator.put(twin + "/spec", spec())),
        new Attempt(
            "deployer deletes an application", deployer.delete(own), administrator.delete(twin)),
        reserved("creates a set", d -> d.post("/api/v1/applicationsets", set())),
        new Attempt(
            "deployer deletes a set",
            deployer.delete("/api/v1/applicationsets/" + ours + "-jobs-staging"),
            administrator.delete("/api/v1/applicationsets/made-" + id)),
        reserved("creates a project", d -> d.post("/api/v1/projects", project(made(), ""))),
        new Attempt(
            "deployer widens its project",
            deployer.put("/api/v1/projects/" + ours, project(ours, "sourceRepos: ['*']")),
            this::putsTheProjectItMade),
        reserved(
            "takes a token of a higher role", d -> token(d, roles.formatted(ours, "approver"))),
        reserved("takes a token next door", d -> token(d, roles.formatted(theirs, "viewer"))));
  }

  /** What belongs to the whole of Argo CD. */
  List<Attempt> settings() {
    return List.of(
        reserved("reads an account", d -> d.get("/api/v1/account/admin")),
        reserved("names a host's key", d -> d.post("/api/v1/certificates?upsert=true", hostKey())),
        reserved("adds a repository", d -> d.post("/api/v1/repositories", repository())),
        reserved("adds credentials", d -> d.post("/api/v1/repocreds", credentials())),
        reserved("adds a cluster", d -> d.post("/api/v1/clusters", cluster())),
        new Attempt(
            "deployer deletes a project",
            deployer.delete("/api/v1/projects/" + ours),
            administrator.delete("/api/v1/projects/" + made())));
  }

  /** Calls that take away what the administrator's twins made. */
  List<Call> traces() {
    return List.of(
        administrator.delete("/api/v1/applications/" + made()),
        administrator.delete("/api/v1/applicationsets/" + made()),
        administrator.delete("/api/v1/certificates?hostNamePattern=" + host()),
        administrator.delete(
            "/api/v1/repositories/"
                + encoded("https://" + host() + "/a")
                + "?appProject="
                + made()),
        administrator.delete("/api/v1/repocreds/" + encoded("https://" + host())),
        administrator.delete("/api/v1/clusters/" + encoded(clusterAddress())),
        administrator.delete("/api/v1/projects/" + made()));
  }

  /** Argo CD takes a project only in the version that was read. */
  private Answer putsTheProjectItMade(ArgoApi api) {
    String path = "/api/v1/projects/" + made();
    String read = administrator.get(path).on(api).text();
    return administrator.put(path, "{project: " + read + "}").on(api);
  }

  private Attempt reserved(String name, Function<ArgoUser, Call> call) {
    return new Attempt("deployer " + name, call.apply(deployer), call.apply(administrator));
  }

  private static Call token(ArgoUser caller, String path) {
    return caller.post(path, "{expiresIn: 60}");
  }

  private String made() {
    return "made-" + id;
  }

  private String host() {
    return id + ".example.com";
  }

  private String application() {
    return "{metadata: {name: %s}, spec: %s}".formatted(made(), spec());
  }

  private String spec() {
    return """
        {project: %s, source: {repoURL: "%s", path: api/staging, targetRevision: main},
         destination: {server: "https://kubernetes.default.svc", namespace: %s-staging}}
        """
        .formatted(ours, repository, ours);
  }

  private String set() {
    return "{metadata: {name: %s}, spec: {generators: [{list: {elements: []}}], template: {metadata: {name: '{{name}}'}, spec: %s}}}"
        .formatted(made(), spec());
  }

  private static String project(String name, String more) {
    return "{project: {metadata: {name: %s}, spec: {%s}}}".formatted(name, more);
  }

  private String hostKey() {
    byte[] wire = ByteBuffer.allocate(51).putInt(11).put(ED25519).putInt(32).array();
    String key = Base64.getEncoder().encodeToString(wire);
    return "{items: [{serverName: %s, certType: ssh, certSubType: ssh-ed25519, certData: %s}]}"
        .formatted(
            host(), Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)));
  }

  private String repository() {
    return "{repo: 'https://%s/a', project: %s}".formatted(host(), made());
  }

  private String credentials() {
    return "{url: 'https://%s', username: a, password: b}".formatted(host());
  }

  /** The cluster itself under another address, without its certificate being for that address. */
  private String cluster() {
    Config config = plane.adminConfig();
    return """
        {server: "%s", name: %s, project: %s, namespaces: [%s],
         config: {bearerToken: "%s",
           tlsClientConfig: {insecure: true, certData: "%s", keyData: "%s"}}}
        """
        .formatted(
            clusterAddress(),
            made(),
            made(),
            made(),
            orNothing(config.getOauthToken()),
            orNothing(config.getClientCertData()),
            orNothing(config.getClientKeyData()));
  }

  private String clusterAddress() {
    int port = URI.create(plane.adminConfig().getMasterUrl()).getPort();
    return "https://" + plane.hostAddress() + ":" + port;
  }

  private static String orNothing(String text) {
    return text == null ? "" : text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
