package io.platformtenant.operator.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.text.Phrase;
import io.platformtenant.operator.text.Wildcards;
import java.util.List;
import java.util.stream.Stream;

/** What a project would permit that it does not permit now. */
final class ProjectEffects {
  private ProjectEffects() {}

  static List<String> of(JsonNode body, JsonNode live) {
    JsonNode becomes = body.path("spec");
    JsonNode is = live.path("spec");
    return Stream.of(
            destinations(becomes, is),
            repositories(becomes, is),
            groups(becomes, is),
            kinds(becomes, is),
            windows(becomes, is))
        .flatMap(s -> s)
        .toList();
  }

  private static Stream<String> destinations(JsonNode becomes, JsonNode is) {
    return becomes
        .path("destinations")
        .valueStream()
        .filter(place -> is.path("destinations").valueStream().noneMatch(was -> leads(was, place)))
        .map(
            place ->
                Phrase.of("destination: namespace {}", place.path("namespace").asText()).text());
  }

  private static boolean leads(JsonNode was, JsonNode place) {
    return covers(was.path("server").asText(), place.path("server").asText())
        && covers(was.path("namespace").asText(), place.path("namespace").asText());
  }

  private static Stream<String> repositories(JsonNode becomes, JsonNode is) {
    return becomes
        .path("sourceRepos")
        .valueStream()
        .map(JsonNode::asText)
        .filter(
            repository ->
                is.path("sourceRepos")
                    .valueStream()
                    .noneMatch(was -> covers(was.asText(), repository)))
        .map(repository -> Phrase.of("repository: {}", repository).text());
  }

  /** Argo CD's glob knows more signs, and a leading ! that turns it round; those are not read. */
  private static boolean covers(String pattern, String text) {
    return pattern.equals(text)
        || (pattern.chars().noneMatch(c -> "!?[]{}\\".indexOf(c) >= 0)
            && Wildcards.of(pattern.replace("*", "**"), "").matches(text));
  }

  private static Stream<String> groups(JsonNode becomes, JsonNode is) {
    return becomes
        .path("roles")
        .valueStream()
        .flatMap(
            role ->
                role.path("groups")
                    .valueStream()
                    .filter(group -> !hasGroup(is, role.path("name"), group))
                    .map(
                        group ->
                            Phrase.of(
                                    "subject: group {} gets role {}",
                                    group.asText(),
                                    role.path("name").asText())
                                .text()));
  }

  private static boolean hasGroup(JsonNode is, JsonNode role, JsonNode group) {
    return is.path("roles")
        .valueStream()
        .filter(was -> was.path("name").equals(role))
        .anyMatch(was -> was.path("groups").valueStream().anyMatch(group::equals));
  }

  private static Stream<String> kinds(JsonNode becomes, JsonNode is) {
    String denied = "namespaceResourceBlacklist";
    String permitted = "namespaceResourceWhitelist";
    return Stream.concat(
        is.path(denied)
            .valueStream()
            .filter(was -> becomes.path(denied).valueStream().noneMatch(was::equals))
            .map(
                was ->
                    Phrase.of(
                            "kind: {} is no longer denied",
                            was.path("group").asText() + "/" + was.path("kind").asText())
                        .text()),
        is.path(permitted).isEmpty()
            ? Stream.empty()
            : Stream.of("kinds: all that are not denied, not only those of " + permitted));
  }

  private static Stream<String> windows(JsonNode becomes, JsonNode is) {
    long gone =
        is.path("syncWindows")
            .valueStream()
            .filter(was -> was.path("kind").asText().equals("deny"))
            .filter(was -> becomes.path("syncWindows").valueStream().noneMatch(was::equals))
            .count();
    return gone == 0
        ? Stream.empty()
        : Stream.of("sync windows: " + gone + " that deny are not the contract's, and end");
  }
}
