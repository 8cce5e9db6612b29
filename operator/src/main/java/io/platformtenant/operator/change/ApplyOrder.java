package io.platformtenant.operator.change;

import io.platformtenant.operator.kinds.Plane;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Planned objects in groups, each standing on those before it; plane after plane. */
public final class ApplyOrder {
  private ApplyOrder() {}

  public static List<List<PlannedObject>> of(SortedMap<ObjectId, PlannedObject> objects) {
    List<List<PlannedObject>> waves = new ArrayList<>();
    for (Plane plane : Plane.values()) {
      waves.addAll(of(plane, objects));
    }
    return waves;
  }

  private static List<List<PlannedObject>> of(
      Plane plane, SortedMap<ObjectId, PlannedObject> objects) {
    Map<ObjectId, Integer> depths = new TreeMap<>();
    List<List<PlannedObject>> waves = new ArrayList<>();
    for (PlannedObject object : objects.values()) {
      if (object.plane() == plane) {
        int depth = depth(object, objects, depths);
        while (waves.size() <= depth) {
          waves.add(new ArrayList<>());
        }
        waves.get(depth).add(object);
      }
    }
    return waves;
  }

  private static int depth(
      PlannedObject object,
      SortedMap<ObjectId, PlannedObject> objects,
      Map<ObjectId, Integer> depths) {
    Integer known = depths.get(object.id());
    if (known != null) {
      return known;
    }
    int depth = 0;
    for (ObjectId ground : object.requires()) {
      PlannedObject below = objects.get(ground);
      if (below != null && below.plane() == object.plane()) {
        depth = Math.max(depth, depth(below, objects, depths) + 1);
      }
    }
    depths.put(object.id(), depth);
    return depth;
  }
}
