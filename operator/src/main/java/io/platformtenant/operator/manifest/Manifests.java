package io.platformtenant.operator.manifest;

import io.platformtenant.operator.findings.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads documents, each for itself: a mistake in one hides nothing in the next. */
public final class Manifests {
  private static final Pattern DOCUMENT = Pattern.compile("(?md)^---(?=\\s|\\z)");

  /**
   * What ends a line, and so a comment, for kubectl, kustomize and Flux (go-yaml, yamlprivateh.go
   * is_break), and neither for YAML 1.2 nor on a screen: what follows would be applied unseen.
   */
  private static final Pattern HIDDEN_BREAK = Pattern.compile("[\\x{85}\\x{2028}\\x{2029}]");

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private Manifests() {}

  /** The documents of a text, in their order; those without content are left out. */
  public static List<Document> read(String given) {
    // Indented by tabs, JSON is no YAML; a tab within its quotes has to be escaped anyway.
    String text = given.stripLeading().startsWith("{") ? given.replace('\t', ' ') : given;
    List<Document> documents = new ArrayList<>();
    hiddenBreak(text).ifPresent(documents::add);
    Matcher marker = DOCUMENT.matcher(text);
    int from = 0;
    int line = 0;
    while (from < text.length()) {
      // From the next character on: a text may itself begin with a marker.
      int to = marker.find(from + 1) ? marker.start() : text.length();
      String part = text.substring(from, to);
      read(part, line, documents);
      line += (int) part.chars().filter(c -> c == '\n').count();
      from = to;
    }
    return documents;
  }

  private static Optional<Document> hiddenBreak(String text) {
    Matcher found = HIDDEN_BREAK.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    String before = text.substring(0, found.start());
    var at =
        new Position(
            (int) before.chars().filter(c -> c == '\n').count() + 1,
            before.length() - before.lastIndexOf('\n'));
    String name = "%04X".formatted(found.group().codePointAt(0));
    return Optional.of(
        wrong(
            Mistake.Kind.HIDDEN_BREAK,
            at,
            "character U+%s ends a line for kubectl, kustomize and Flux, and can not be seen; in a"
                    .formatted(name)
                + " text write \"\\u"
                + name
                + "\", and elsewhere leave it out"));
  }

  private static void read(String part, int firstLine, List<Document> documents) {
    if (part.lines().map(String::strip).allMatch(Manifests::saysNothing)) {
      return;
    }
    var composer = new Composer(firstLine);
    try {
      var events = new Parse(SETTINGS).parseString(part).iterator();
      while (events.hasNext()) {
        Event event = events.next();
        if (event.getEventId() == Event.ID.DocumentStart) {
          composer.document(events).ifPresent(documents::add);
        }
      }
    } catch (MarkedYamlEngineException e) {
      Position at =
          e.getProblemMark()
              .map(m -> new Position(firstLine + m.getLine() + 1, m.getColumn() + 1))
              .orElse(new Position(firstLine + 1, 1));
      documents.add(broken(at, e.getProblem() == null ? e.getContext() : e.getProblem()));
    } catch (YamlEngineException e) {
      documents.add(broken(new Position(firstLine + 1, 1), e.getMessage()));
    }
  }

  /** A directive belongs to the document after the next marker, which is read without it. */
  private static boolean saysNothing(String line) {
    return line.isEmpty() || line.startsWith("#") || line.startsWith("%");
  }

  private static Document broken(Position at, String why) {
    return wrong(Mistake.Kind.SYNTAX, at, "this is no YAML: " + why);
  }

  private static Document wrong(Mistake.Kind kind, Position at, String message) {
    return new Document(Optional.empty(), List.of(new Mistake(kind, at, FieldPath.ROOT, message)));
  }
}
