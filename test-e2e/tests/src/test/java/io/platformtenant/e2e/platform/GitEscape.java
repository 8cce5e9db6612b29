package io.platformtenant.e2e.platform;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that the Git of an app team says to get out of its environment, and the like thing that
 * stays inside.
 *
 * @param name of the stage or the application, of its folder and of the ConfigMap that is applied
 *     once it stays inside
 * @param options more fields of the stage or the application
 * @param hostile files by name
 * @param mended files by name, which take the place of the hostile ones
 * @param words what the engine says of the hostile files; none when it applies them, but inside
 */
record GitEscape(
    String name,
    String options,
    Map<String, String> hostile,
    Map<String, String> mended,
    List<String> words) {
  GitEscape {
    hostile = Map.copyOf(hostile);
    mended = Map.copyOf(mended);
    words = List.copyOf(words);
  }

  boolean isApplied() {
    return words.isEmpty();
  }

  /** What a push of the hostile files brings. */
  Map<String, String> attempt() {
    return inFolder(hostile);
  }

  /** What a push of the others brings, and takes away. */
  Map<String, String> repair() {
    Map<String, String> files = inFolder(mended);
    inFolder(hostile).keySet().forEach(path -> files.putIfAbsent(path, null));
    return files;
  }

  private Map<String, String> inFolder(Map<String, String> files) {
    var paths = new TreeMap<String, String>();
    files.forEach((file, text) -> paths.put(name + "/" + file, text));
    return paths;
  }
}
