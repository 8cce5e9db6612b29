package io.platformtenant.testkit.programs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Go module that pins somebody's release, and the programs built from it.
 *
 * @param title what progress messages and the cache folder call it
 * @param version the pinned release, {@code v1.2.3}
 * @param flags for the linker
 * @param hash of all that decides what is built
 */
public record GoModule(
    Path folder, String title, String version, String flags, List<Program> programs, String hash) {

  /** A program and the package it is built from, as `go build` takes it. */
  public record Program(String name, String source) {}

  /** A module in this repository, which requires a release of another one. */
  public static GoModule read(
      Path folder, String title, String release, LinkerFlags flags, List<Program> programs) {
    try {
      var mod = Files.readString(folder.resolve("go.mod"));
      var version = version(folder, mod, release);
      var parts = new ArrayList<String>();
      parts.add(mod);
      parts.add(Files.readString(folder.resolve("go.sum")));
      parts.add(flags.of(version));
      parts.addAll(sources(folder));
      return new GoModule(folder, title, version, flags.of(version), programs, hash(parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the linker is told, the pinned version being known. */
  public interface LinkerFlags {
    String of(String version);
  }

  public GoModule {
    programs = List.copyOf(programs);
  }

  /** The cache folder's name. A changed module or changed flags give another name, so a rebuild. */
  public String cacheName() {
    return title.replace(' ', '-') + "-" + version + "-" + hash;
  }

  /** Programs that are not in this folder. */
  List<Program> missing(Path built) {
    return programs.stream().filter(p -> !Files.isExecutable(built.resolve(p.name()))).toList();
  }

  List<String> buildCommand(Program program, Path target) {
    return List.of(
        "go", "build", "-trimpath", "-ldflags", flags, "-o", target.toString(), program.source());
  }

  private static String version(Path folder, String mod, String release) {
    var required =
        Pattern.compile(
                "^(?:require)?\\s*" + Pattern.quote(release) + " (v\\d+\\.\\d+\\.\\S+)",
                Pattern.MULTILINE)
            .matcher(mod);
    if (!required.find()) {
      throw new IllegalStateException(
          "'" + folder.resolve("go.mod") + "' requires no version of " + release);
    }
    return required.group(1);
  }

  /** The module's own code, where it has some. */
  private static List<String> sources(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      var sources = new ArrayList<String>();
      for (var file : files.filter(f -> f.toString().endsWith(".go")).sorted().toList()) {
        sources.add(folder.relativize(file).toString());
        sources.add(Files.readString(file));
      }
      return sources;
    }
  }

  private static String hash(List<String> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
