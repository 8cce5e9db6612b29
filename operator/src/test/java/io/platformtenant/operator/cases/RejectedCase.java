package io.platformtenant.operator.cases;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A file with one mistake, which is in its last document. The head says where it is caught:
 *
 * <ul>
 *   <li>{@code layer}: {@code schema} (the API server words it), {@code cel} (the API server says
 *       our message), {@code admission} (a policy of the chart refuses it), {@code rule} (accepted
 *       by the API server, told by the planner) or {@code warning} (accepted by both, told by the
 *       rulebook)
 *   <li>{@code rule}: id of the rule, the keyword of the schema, or {@code tenants} for the policy
 *       of that name, under which an app team acts that has no right to administer
 *   <li>{@code field} and {@code message}: exact, but for {@code schema} and {@code admission} a
 *       part of the message
 *   <li>{@code render}: what {@code render} says, where the head's other lines do not tell; of an
 *       override, which it skips, what the rulebook says
 *   <li>{@code on: update}: the document before is what the last one changes
 *   <li>{@code bindable-roles}: ClusterRoles the operator may hand out; any when absent
 * </ul>
 */
public record RejectedCase(Path file, Map<String, String> head, List<ObjectNode> documents) {
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Pattern HEAD = Pattern.compile("# ([a-z-]+): (.*)");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  public static List<RejectedCase> all() {
    return Cases.rejected().stream().map(RejectedCase::read).toList();
  }

  private static RejectedCase read(Path file) {
    try (var documents = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
      Map<String, String> head =
          Files.readAllLines(file).stream()
              .takeWhile(line -> line.startsWith("#"))
              .map(HEAD::matcher)
              .filter(java.util.regex.Matcher::matches)
              .collect(Collectors.toMap(m -> m.group(1), m -> unescape(m.group(2))));
      return new RejectedCase(file, head, documents.readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What nobody can see stands in a head as an escape. */
  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            m -> Character.toString(Integer.parseInt(m.group(1), 16)).replace("\\", "\\\\"));
  }

  public String layer() {
    return head.get("layer");
  }

  public String rule() {
    return head.get("rule");
  }

  public String field() {
    return head.get("field");
  }

  public String message() {
    return head.get("message");
  }

  public boolean isOnUpdate() {
    return "update".equals(head.get("on"));
  }

  public Set<String> bindableRoles() {
    return Optional.ofNullable(head.get("bindable-roles")).stream()
        .flatMap(roles -> Arrays.stream(roles.split(" ")))
        .collect(Collectors.toSet());
  }

  /** The document with the mistake. */
  public ObjectNode mistake() {
    return documents.getLast();
  }

  public boolean isAboutAClass() {
    return mistake().path("kind").asText().equals("PlatformTenantClass");
  }

  public boolean isAboutAnOverride() {
    return mistake().path("kind").asText().equals("PlatformTenantOverride");
  }

  public String mistakenName() {
    return mistake().path("metadata").path("name").asText();
  }

  /** A part of what {@code render} complains; empty where it cannot know or does not look. */
  public Optional<String> rendered() {
    String said = head.get("render");
    if (said != null
        || !layer().equals("rule")
        || isAboutAnOverride()
        || !bindableRoles().isEmpty()) {
      return Optional.ofNullable(said);
    }
    return Optional.of(
        isAboutAClass()
            ? "spec.className: class \"%s\" is broken: %s %s (%s)"
                .formatted(mistakenName(), field(), message(), rule())
            : "%s: %s (%s)".formatted(field(), message(), rule()));
  }

  /** Whether files alone can tell; the head says why where they can not. */
  public boolean isToldByValidate() {
    return !head.containsKey("validate");
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
