package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.teams.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A contract while it is written: what of it is refused is taken out again, and told of the object
 * that it came from.
 */
public final class Draft {
  private final Team team;
  private final ObjectNode contract;
  private final Places places;
  private final List<Remark> remarks = new ArrayList<>();
  private final Map<String, Existing> origins = new TreeMap<>();
  private boolean isRefused;

  public Draft(Team team, ObjectNode contract, Places places) {
    this.team = team;
    this.contract = contract;
    this.places = places;
  }

  public String name() {
    return team.name();
  }

  public Team team() {
    return team;
  }

  public ObjectNode contract() {
    return contract;
  }

  public Places places() {
    return places;
  }

  public void tell(Notes notes) {
    remarks.addAll(notes.remarks());
  }

  public void tell(Remark remark) {
    remarks.add(remark);
  }

  public List<Remark> remarks() {
    return remarks;
  }

  /** That nothing of it can be written. */
  public void refuse() {
    isRefused = true;
  }

  public boolean isRefused() {
    return isRefused;
  }

  /**
   * Where something came from.
   *
   * @param list of the contract it stands in, such as {@code applications}
   * @param environment "" where it is in no one of them
   */
  public void from(String list, String name, String environment, Existing origin) {
    origins.put(key(list, name, environment), origin);
  }

  /** What an item of a list came from, by environment. */
  public Map<String, Existing> originsOf(String list, String name) {
    String begin = key(list, name, "");
    Map<String, Existing> found = new TreeMap<>();
    origins.forEach(
        (key, origin) -> {
          if (key.startsWith(begin)) {
            found.put(key.substring(begin.length()), origin);
          }
        });
    return found;
  }

  /** That something is not taken after all. */
  public void forget(String list, String name, String environment) {
    origins.remove(key(list, name, environment));
  }

  public void forget(String list, String name) {
    originsOf(list, name).keySet().forEach(environment -> forget(list, name, environment));
  }

  private static String key(String list, String name, String environment) {
    return list + "/" + name + "/" + environment;
  }
}
