package io.platformtenant.operator.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paths inside a source, read as kustomize reads them. */
public final class Folders {
  private Folders() {}

  /** The folders from the root of the source to a path; empty where it leaves the source. */
  public static Optional<List<String>> of(String path) {
    List<String> folders = new ArrayList<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..")) {
        if (folders.isEmpty()) {
          return Optional.empty();
        }
        folders.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        folders.add(part);
      }
    }
    return Optional.of(List.copyOf(folders));
  }

  /** Whether a path is a folder of a source or below it. */
  public static boolean isIn(String path, String folder) {
    Optional<List<String>> inner = of(path);
    Optional<List<String>> outer = of(folder);
    return inner.isPresent()
        && outer.isPresent()
        && inner.get().size() >= outer.get().size()
        && inner.get().subList(0, outer.get().size()).equals(outer.get());
  }
}
