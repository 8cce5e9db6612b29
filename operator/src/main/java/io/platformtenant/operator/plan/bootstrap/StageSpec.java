package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Decryption;
import io.platformtenant.api.v1alpha1.HealthCheckExpr;
import io.platformtenant.api.v1alpha1.PatchTarget;
import io.platformtenant.api.v1alpha1.Stage;
import io.platformtenant.api.v1alpha1.StageImage;
import io.platformtenant.api.v1alpha1.StagePatch;
import io.platformtenant.api.v1alpha1.SubstituteFrom;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.plan.Bodies;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is the same wherever a stage is rendered. Ready would only mean "sent" if it did not wait
 * for the health of what it applied.
 */
public final class StageSpec {
  private StageSpec() {}

  public static void common(ObjectNode spec, Stage stage, String path) {
    spec.put("interval", EffectiveBootstrap.intervalOf(stage));
    spec.put("retryInterval", EffectiveBootstrap.retryIntervalOf(stage));
    spec.put("timeout", EffectiveBootstrap.timeoutOf(stage));
    spec.put("path", path.startsWith("./") || path.equals(".") ? path : "./" + path);
    spec.put("prune", true);
    spec.put("wait", true);
    // Whoever deletes it: without this Flux lets go as soon as the deletions are sent.
    spec.put("deletionPolicy", "WaitForTermination");
  }

  /**
   * What is changed about the files before they are applied, and how their health is read.
   *
   * @param identity the account that asks a cloud for the keys, if one does
   */
  public static void overlays(ObjectNode spec, Stage stage, Optional<String> identity) {
    Bodies.putIfPresent(spec, "components", stage.components());
    patches(spec, stage.patches());
    images(spec, stage.images());
    decryption(spec, stage.decryption(), identity);
    healthCheckExprs(spec, stage.healthCheckExprs());
    Bodies.putIfTrue(spec, "force", stage.force());
  }

  /**
   * Variables of a stage. One of them turns substitution on for every file of the stage, shell
   * scripts in it included, and a variable without a value then fails the build
   * (kustomize-controller 1.9, CHANGELOG.md): so there is no postBuild unless somebody asked for
   * one.
   */
  public static void postBuild(
      ObjectNode spec, SortedMap<String, String> variables, List<SubstituteFrom> from) {
    if (variables.isEmpty() && from.isEmpty()) {
      return;
    }
    ObjectNode postBuild = spec.putObject("postBuild");
    if (!variables.isEmpty()) {
      postBuild.set("substitute", Bodies.strings(variables));
    }
    if (!from.isEmpty()) {
      ArrayNode list = postBuild.putArray("substituteFrom");
      for (SubstituteFrom one : from) {
        list.addObject()
            .put("kind", one.kind().name())
            .put("name", one.name())
            // The API server fills it in where it is absent, and the list is one value to it.
            .put("optional", Boolean.TRUE.equals(one.optional()));
      }
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

  /** Without any of them Flux would use keys of its own, so the contract demands one. */
  private static void decryption(ObjectNode spec, Decryption said, Optional<String> identity) {
    if (said != null) {
      ObjectNode decryption = spec.putObject("decryption");
      decryption.put("provider", said.provider().name());
      Sources.putRef(decryption, "secretRef", said.secretRef());
      identity.ifPresent(account -> decryption.put("serviceAccountName", account));
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
