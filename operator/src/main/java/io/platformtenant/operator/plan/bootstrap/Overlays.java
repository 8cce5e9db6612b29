package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.Decryption;
import io.platformtenant.api.HealthCheckExpr;
import io.platformtenant.api.PatchTarget;
import io.platformtenant.api.Stage;
import io.platformtenant.api.StageImage;
import io.platformtenant.api.StagePatch;
import io.platformtenant.operator.plan.Bodies;
import java.util.List;

/** What a stage changes about its files before they are applied, and how their health is read. */
final class Overlays {
  private Overlays() {}

  static void put(ObjectNode spec, Stage stage) {
    Bodies.putIfPresent(spec, "components", stage.components());
    patches(spec, stage.patches());
    images(spec, stage.images());
    decryption(spec, stage.decryption());
    healthCheckExprs(spec, stage.healthCheckExprs());
    if (Boolean.TRUE.equals(stage.force())) {
      spec.put("force", true);
    }
  }

  private static void patches(ObjectNode spec, List<StagePatch> patches) {
    if (!patches.isEmpty()) {
      ArrayNode list = spec.putArray("patches");
      for (StagePatch patch : patches) {
        ObjectNode node = list.addObject();
        node.put("patch", patch.patch());
        if (patch.target() != null) {
          Bodies.putIfPresent(node, "target", target(patch.target()));
        }
      }
    }
  }

  private static ObjectNode target(PatchTarget said) {
    ObjectNode target = Bodies.object();
    Bodies.putIfPresent(target, "group", said.group());
    Bodies.putIfPresent(target, "version", said.version());
    Bodies.putIfPresent(target, "kind", said.kind());
    Bodies.putIfPresent(target, "name", said.name());
    Bodies.putIfPresent(target, "namespace", said.namespace());
    Bodies.putIfPresent(target, "labelSelector", said.labelSelector());
    Bodies.putIfPresent(target, "annotationSelector", said.annotationSelector());
    return target;
  }

  private static void images(ObjectNode spec, List<StageImage> images) {
    if (!images.isEmpty()) {
      ArrayNode list = spec.putArray("images");
      for (StageImage image : images) {
        ObjectNode node = list.addObject();
        node.put("name", image.name());
        Bodies.putIfPresent(node, "newName", image.newName());
        Bodies.putIfPresent(node, "newTag", image.newTag());
        Bodies.putIfPresent(node, "digest", image.digest());
      }
    }
  }

  /** Without a Secret Flux would use keys of its own, so the contract demands one. */
  private static void decryption(ObjectNode spec, Decryption said) {
    if (said != null) {
      ObjectNode decryption = spec.putObject("decryption");
      decryption.put("provider", said.provider().name());
      Sources.putRef(decryption, "secretRef", said.secretRef());
    }
  }

  private static void healthCheckExprs(ObjectNode spec, List<HealthCheckExpr> exprs) {
    if (!exprs.isEmpty()) {
      ArrayNode list = spec.putArray("healthCheckExprs");
      for (HealthCheckExpr expr : exprs) {
        ObjectNode node = list.addObject();
        node.put("apiVersion", expr.apiVersion());
        node.put("kind", expr.kind());
        Bodies.putIfPresent(node, "inProgress", expr.inProgress());
        Bodies.putIfPresent(node, "failed", expr.failed());
        node.put("current", expr.current());
      }
    }
  }
}
