package io.platformtenant.e2e.documents;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.e2e.documents.Documents.Block;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a page of the folder docs shows, for a test that does it: so that what is read is what was
 * tried.
 */
public record Shown(Path page) {
  private static final Pattern DOCUMENT = Pattern.compile("(?m)^---$");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String PROMPT = "$ ";

  /**
   * Something to type, and what is said to be printed then.
   *
   * @param where page and line
   */
  public record Command(String where, String typed, List<String> printed) {
    public Command {
      printed = List.copyOf(printed);
    }
  }

  /** A page by its name, such as {@code operations.md}. */
  public static Shown on(String name) {
    return new Shown(Documents.here().root().resolve("docs").resolve(name));
  }

  /** Every object of every block of YAML. */
  public List<String> manifests() {
    return blocks("yaml").flatMap(block -> DOCUMENT.splitAsStream(block.text())).toList();
  }

  /** The one object of this kind and name. */
  public String manifest(String kind, String name) {
    return only(
        kind + " " + name,
        manifests().stream()
            .filter(
                manifest -> {
                  var object = Serialization.unmarshal(manifest, GenericKubernetesResource.class);
                  return object.getKind().equals(kind)
                      && object.getMetadata().getName().equals(name);
                }));
  }

  /** The one block of commands without a prompt in which these words stand. */
  public String script(String words) {
    return only(
        "a block with " + words, blocks("console").map(Block::text).filter(t -> t.contains(words)));
  }

  /** What is typed behind a prompt in a section, in order. */
  public List<Command> commands(String section) {
    int from = heading("## " + section);
    int to = next(from);
    return blocks("console")
        .filter(block -> block.line() > from && block.line() <= to)
        .flatMap(block -> commands(block).stream())
        .toList();
  }

  private static List<Command> commands(Block block) {
    List<Command> commands = new ArrayList<>();
    List<String> lines = block.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(PROMPT)) {
        List<String> printed =
            lines.subList(i + 1, lines.size()).stream()
                .takeWhile(Predicate.not(line -> line.startsWith(PROMPT)))
                .toList();
        commands.add(new Command(block.where(), lines.get(i).substring(PROMPT.length()), printed));
      }
    }
    return commands;
  }

  /** What a row of a table has between backticks, cell by cell behind its first one. */
  public List<List<String>> row(String first) {
    String row =
        only(
            "a row " + first,
            lines().stream().filter(line -> line.startsWith("| " + first + " |")));
    return Arrays.stream(row.split("(?<!\\\\)[|]"))
        .skip(2)
        .map(cell -> CODE.matcher(cell).results().map((MatchResult m) -> m.group(1)).toList())
        .toList();
  }

  private Stream<Block> blocks(String language) {
    return Documents.blocksOf(page).stream().filter(block -> block.language().equals(language));
  }

  private List<String> lines() {
    return Documents.linesOf(page);
  }

  private int heading(String heading) {
    int line = lines().indexOf(heading) + 1;
    if (line == 0) {
      throw new IllegalArgumentException(page + " has no heading " + heading);
    }
    return line;
  }

  /** The line of the next heading, or behind the last line. */
  private int next(int heading) {
    List<String> all = lines();
    int line = heading;
    while (line < all.size() && !all.get(line).startsWith("## ")) {
      line++;
    }
    return line + 1;
  }

  private String only(String what, Stream<String> found) {
    List<String> all = found.toList();
    if (all.size() != 1) {
      throw new IllegalArgumentException(
          "%s shows %s %d times%s"
              .formatted(
                  page.getFileName(),
                  what,
                  all.size(),
                  all.stream().map(text -> "\n" + text).collect(joining())));
    }
    return all.getFirst();
  }
}
