package io.platformtenant.e2e.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Escapes by way of one engine, made from what is hostile and what stays inside. */
abstract class Escapes {
  final String mine;
  final String victim;
  private final String prefix;
  private final List<GitEscape> all = new ArrayList<>();

  /**
   * @param prefix begins the names of what this engine applies
   * @param mine the environment namespace of the team
   * @param victim that of another tenant
   */
  Escapes(String prefix, String mine, String victim) {
    this.prefix = prefix;
    this.mine = mine;
    this.victim = victim;
  }

  List<GitEscape> all() {
    return List.copyOf(all);
  }

  String named(String way) {
    return prefix + "-" + way;
  }

  /** The same files inside are those that name the team's own namespace. */
  interface Files {
    Map<String, String> in(String name, String namespace);
  }

  void away(String way, String options, Files files, String... words) {
    add(way, options, files.in(named(way), victim), files.in(named(way), mine), words);
  }

  /** An object that must not be; a ConfigMap in its place may. */
  void object(String way, String options, String manifest, String... words) {
    add(way, options, Map.of("object.yaml", manifest), plain(way), words);
  }

  Map<String, String> plain(String way) {
    return Map.of("object.yaml", Hostile.configMap(named(way), mine));
  }

  void add(
      String way,
      String options,
      Map<String, String> hostile,
      Map<String, String> mended,
      String... words) {
    all.add(new GitEscape(named(way), options, hostile, mended, List.of(words)));
  }
}
