package io.platformtenant.engines.real;

import io.platformtenant.testkit.programs.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository that a test commits to. */
public final class GitRepository {
  private final Path folder;
  private final String url;

  private GitRepository(Path folder, String url) {
    this.folder = folder;
    this.url = url;
  }

  static GitRepository create(Path folder, String url) throws IOException {
    var repository = new GitRepository(folder, url);
    Files.createDirectories(folder);
    repository.git(List.of("init", "--quiet", "--initial-branch=main"));
    return repository;
  }

  public String url() {
    return url;
  }

  /**
   * Writes files and commits.
   *
   * @param files text by path; null deletes one
   * @return the commit
   */
  public String commit(Map<String, String> files) {
    try {
      return committed(files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String committed(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (file.getValue() == null) {
        Files.delete(path);
      } else {
        Files.createDirectories(path.getParent());
        if (Files.isSymbolicLink(path)) {
          // Writing would change what the link leads to.
          Files.delete(path);
        }
        Files.writeString(path, file.getValue());
      }
    }
    return recorded();
  }

  /** Commits a symbolic link, which may point out of the repository. */
  public void link(String path, Path target) {
    try {
      Path link = folder.resolve(path);
      Files.createDirectories(link.getParent());
      Files.createSymbolicLink(link, target);
      recorded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits a submodule, which whoever clones this one may fetch. */
  public void submodule(String path, String address, String commit) {
    try {
      Files.createDirectories(folder.resolve(path));
      Files.writeString(
          folder.resolve(".gitmodules"),
          "[submodule \"%s\"]\n\tpath = %s\n\turl = %s\n".formatted(path, path, address));
      git(List.of("update-index", "--add", "--cacheinfo", "160000," + commit + "," + path));
      recorded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String recorded() throws IOException {
    git(List.of("add", "--all"));
    git(List.of("commit", "--quiet", "--allow-empty", "--message=change"));
    return git(List.of("rev-parse", "HEAD")).strip();
  }

  /** Names the present commit. */
  public void tag(String name) {
    try {
      git(List.of("tag", "--force", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String git(List<String> arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of("git", "-c", "user.name=test", "-c", "user.email=test@example.com"));
    command.addAll(arguments);
    return Commands.run(folder, command);
  }
}
