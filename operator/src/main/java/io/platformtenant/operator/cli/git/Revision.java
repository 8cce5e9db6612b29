package io.platformtenant.operator.cli.git;

import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.PathReader;
import io.platformtenant.operator.cli.PathReader.Text;
import io.platformtenant.operator.cli.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What paths hold at a revision of the git repository that they lie in. */
public final class Revision {
  private final String name;

  /**
   * @param name whatever git takes for a commit: a branch, a tag, {@code HEAD~1}
   */
  public Revision(String name) {
    this.name = name;
  }

  /**
   * The texts that {@link PathReader} would read there. A path that was not there yet has none.
   *
   * @throws InputException where a path lies in no repository, or the repository has no such
   *     revision
   */
  public List<Text> read(List<String> paths) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (String path : paths) {
      read(path).forEach(text -> texts.putIfAbsent(text.where(), text));
    }
    return List.copyOf(texts.values());
  }

  private List<Text> read(String path) {
    if (path.equals("-")) {
      throw new InputException(
          ExitCode.USED_WRONGLY, "--since compares files: standard input has no revisions");
    }
    Path real = real(path);
    Path folder = Files.isDirectory(real) ? real : real.getParent();
    Path top =
        new Git(folder)
            .line("rev-parse", "--show-toplevel")
            .filter(found -> !found.isEmpty())
            .map(Path::of)
            .orElseThrow(() -> isInNone(path));
    var git = new Git(top);
    String commit = commit(git, top);
    return texts(git, entries(git, commit, top.relativize(real).toString()));
  }

  private static Path real(String path) {
    try {
      return Path.of(path).toRealPath();
    } catch (IOException e) {
      throw new InputException(
          ExitCode.UNREADABLE, Printable.of(path) + ": there is no such file or folder");
    }
  }

  private static InputException isInNone(String path) {
    return new InputException(
        ExitCode.USED_WRONGLY,
        Printable.of(path)
            + " lies in no git repository that git will read, and --since needs one; see what"
            + " \"git status\" says there");
  }

  private String commit(Git git, Path top) {
    return git.line("rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}")
        .orElseThrow(
            () ->
                new InputException(
                    ExitCode.USED_WRONGLY,
                    "there is no revision \"%s\" in %s; a shallow clone has to fetch it first"
                        .formatted(Printable.of(name), Printable.of(top.toString()))));
  }

  /** Files below a path as {@code object name}; links of git are not followed. */
  private static Map<String, String> entries(Git git, String commit, String below) {
    String[] all = {"ls-tree", "-r", "-z", "--full-tree", commit};
    String[] some = {"ls-tree", "-r", "-z", "--full-tree", commit, "--", below};
    byte[] listed =
        git.ask(below.isEmpty() ? all : some)
            .orElseThrow(() -> new InputException(ExitCode.UNREADABLE, unread(commit)));
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : new String(listed, StandardCharsets.UTF_8).split("\0", -1)) {
      int tab = entry.indexOf('\t');
      if (entry.startsWith("100") && isRead(entry.substring(tab + 1), below)) {
        entries.put(entry.substring(tab + 1), entry.substring(0, tab).split(" ", -1)[2]);
      }
    }
    return entries;
  }

  /** A file that is named is read whatever it is called. */
  private static boolean isRead(String file, String below) {
    return file.equals(below) || PathReader.isManifest(file);
  }

  private static String unread(String commit) {
    return "the objects of revision "
        + commit
        + " can not all be read; a partial clone has to"
        + " fetch them first";
  }

  private static List<Text> texts(Git git, Map<String, String> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    byte[] wanted = (String.join("\n", entries.values()) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] answer =
        git.ask(wanted, "cat-file", "--batch")
            .orElseThrow(() -> new InputException(ExitCode.UNREADABLE, unread("asked for")));
    List<Text> texts = new ArrayList<>();
    int at = 0;
    for (String file : entries.keySet()) {
      var head = new ByteArrayOutputStream();
      while (at < answer.length && answer[at] != '\n') {
        head.write(answer[at++]);
      }
      String[] said = head.toString(StandardCharsets.UTF_8).split(" ", -1);
      if (said.length != 3) {
        throw new InputException(ExitCode.UNREADABLE, unread("asked for"));
      }
      int size = Integer.parseInt(said[2]);
      texts.add(new Text(file, new String(answer, at + 1, size, StandardCharsets.UTF_8)));
      at += size + 2;
    }
    return texts;
  }
}
