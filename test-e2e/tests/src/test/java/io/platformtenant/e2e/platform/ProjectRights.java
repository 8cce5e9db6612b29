package io.platformtenant.e2e.platform;

import io.platformtenant.engines.real.ArgoApi;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What Argo CD answers when somebody asks it what they may do. */
final class ProjectRights {
  private static final List<String> CHANGES = List.of("create", "update", "delete");
  private static final List<String> ENVIRONMENTS = List.of("staging", "prod");

  private final ArgoApi argo;
  private final String ours;
  private final String theirs;

  ProjectRights(ArgoApi argo, String ours, String theirs) {
    this.argo = argo;
    this.ours = ours;
    this.theirs = theirs;
  }

  /** Everything that may be done to what there is. */
  SortedSet<String> of(ArgoUser caller) {
    var rights = new TreeSet<String>();
    questions()
        .filter(q -> argo.may(caller.token(), q.resource(), q.action(), q.object()))
        .forEach(q -> rights.add(q.toString()));
    return rights;
  }

  /** What a viewer may. */
  SortedSet<String> looking() {
    var rights = new TreeSet<String>();
    rights.add(new Question("projects", "get", ours).toString());
    applications(ours)
        .flatMap(
            a -> Stream.of(new Question("applications", "get", a), new Question("logs", "get", a)))
        .forEach(q -> rights.add(q.toString()));
    sets(ours).forEach(set -> rights.add(new Question("applicationsets", "get", set).toString()));
    return rights;
  }

  SortedSet<String> lookingAndSyncing(String environment) {
    SortedSet<String> rights = looking();
    applications(ours)
        .filter(a -> a.endsWith("-" + environment))
        .forEach(a -> rights.add(new Question("applications", "sync", a).toString()));
    return rights;
  }

  private record Question(String resource, String action, String object) {
    @Override
    public String toString() {
      return action + " " + resource + " " + object;
    }
  }

  private Stream<Question> questions() {
    Stream<Question> inProjects =
        Stream.of(ours, theirs)
            .flatMap(
                tenant ->
                    Stream.of(
                            asked("projects", Stream.of(tenant), "get"),
                            asked("applicationsets", sets(tenant), "get"),
                            asked("applications", applications(tenant), "get", "sync", "override"),
                            asked("logs", applications(tenant), "get"),
                            asked("exec", applications(tenant), "create"))
                        .flatMap(s -> s));
    Map<String, String> things =
        Map.of(
            "repositories", ours + "/a",
            "clusters", ours + "/a",
            "certificates", "*",
            "accounts", "admin",
            "gpgkeys", "*");
    return Stream.concat(
        inProjects,
        things.entrySet().stream().flatMap(t -> asked(t.getKey(), Stream.of(t.getValue()), "get")));
  }

  /** Asks about every change, and about some acts besides. */
  private static Stream<Question> asked(String resource, Stream<String> objects, String... acts) {
    return objects.flatMap(
        object ->
            Stream.concat(CHANGES.stream(), Stream.of(acts))
                .distinct()
                .map(act -> new Question(resource, act, object)));
  }

  private static Stream<String> applications(String tenant) {
    return ENVIRONMENTS.stream()
        .flatMap(e -> Stream.of("-api-" + e, "-jobs-nightly-" + e))
        .map(name -> tenant + "/" + tenant + name);
  }

  private static Stream<String> sets(String tenant) {
    return ENVIRONMENTS.stream().map(e -> tenant + "/" + tenant + "-jobs-" + e);
  }
}
