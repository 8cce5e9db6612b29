package io.platformtenant.operator.cli.everyday;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.platformtenant.operator.cases.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A folder of {@code cases/everyday}: what people write, and in {@code expected.txt} what is right.
 *
 * <pre>
 * # why
 * finding error spec.delivery.applications[0].name: a part of the message
 * render Application/acme-web-dev /spec/source/helm/skipCrds true
 * observe Application/acme-web-dev PROGRESSING: a part of the message
 * </pre>
 *
 * A finding that is not listed fails; {@code render} names an object, with its namespace and a
 * slash before it where the name alone is not enough, a JSON pointer and the value there, {@code
 * absent} for none; a line that begins with observe says how an object of {@code observed.yaml}
 * fares.
 */
record EverydayCase(
    Path folder, List<Finding> findings, List<Rendered> rendered, List<Observed> observed) {
  private static final Pattern FINDING = Pattern.compile("finding (error|warning) ([^ ]+): (.+)");
  private static final Pattern RENDER = Pattern.compile("render ([A-Za-z]+)/([^ ]+) (/[^ ]*) (.+)");
  private static final Pattern OBSERVE =
      Pattern.compile("observe ([A-Za-z]+/[^ ]+) ([A-Z_]+): (.+)");
  private static final JsonMapper JSON = new JsonMapper();

  static Stream<EverydayCase> all() {
    return Cases.everyday().stream().map(EverydayCase::read);
  }

  String name() {
    return folder.getFileName().toString();
  }

  private static EverydayCase read(Path folder) {
    List<String> lines = lines(folder.resolve("expected.txt"));
    return new EverydayCase(
        folder,
        lines.stream().map(FINDING::matcher).filter(Matcher::matches).map(Finding::of).toList(),
        lines.stream().map(RENDER::matcher).filter(Matcher::matches).map(Rendered::of).toList(),
        lines.stream().map(OBSERVE::matcher).filter(Matcher::matches).map(Observed::of).toList());
  }

  private static List<String> lines(Path file) {
    try {
      List<String> lines =
          Files.readAllLines(file).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .toList();
      List<String> unread =
          lines.stream()
              .filter(
                  l -> Stream.of(FINDING, RENDER, OBSERVE).noneMatch(p -> p.matcher(l).matches()))
              .toList();
      if (!unread.isEmpty()) {
        throw new AssertionError(file + " says what nobody reads: " + unread);
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Finding(String place, String message) {
    static Finding of(Matcher line) {
      return new Finding(line.group(1) + " " + line.group(2), line.group(3));
    }
  }

  record Observed(String object, String state, String message) {
    static Observed of(Matcher line) {
      return new Observed(line.group(1), line.group(2), line.group(3));
    }
  }

  record Rendered(String kind, String object, String pointer, JsonNode value) {
    static Rendered of(Matcher line) {
      return new Rendered(line.group(1), line.group(2), line.group(3), value(line.group(4)));
    }

    private static JsonNode value(String text) {
      try {
        return text.equals("absent") ? MissingNode.getInstance() : JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + text, e);
      }
    }

    JsonNode in(JsonNode objects) {
      return StreamSupport.stream(objects.path("items").spliterator(), false)
          .filter(one -> one.path("kind").asText().equals(kind))
          .filter(this::isMeant)
          .findFirst()
          .orElseThrow(() -> new AssertionError("there is no " + kind + " " + object))
          .at(pointer);
    }

    /** By its name, or by its namespace and its name. */
    private boolean isMeant(JsonNode one) {
      String name = one.at("/metadata/name").asText();
      return object.equals(name)
          || object.equals(one.at("/metadata/namespace").asText() + "/" + name);
    }
  }
}
