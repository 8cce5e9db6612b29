package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.ApiGroup;
import io.platformtenant.api.Bootstrap;
import io.platformtenant.api.Environment;
import io.platformtenant.api.HealthCheckExpr;
import io.platformtenant.api.Source;
import io.platformtenant.api.Stage;
import io.platformtenant.operator.model.Accounts;
import io.platformtenant.operator.model.Contract;
import io.platformtenant.operator.model.Contract.StageHere;
import io.platformtenant.operator.model.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Placeholders;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.StageOrder;
import io.platformtenant.operator.plan.Bodies;
import io.platformtenant.operator.plan.Labels;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One Kustomization per stage and environment. Each names its account, since Flux would act as
 * cluster-admin without one, and waits for the health of what it applied, since Ready would only
 * mean "sent" without it. None has postBuild: that would turn on substitution for files we did not
 * write (kustomize-controller 1.9, docs/spec/v1/kustomizations.md).
 */
final class Kustomizations {
  private Kustomizations() {}

  static Stream<PlannedObject> of(Contract contract, Environment environment) {
    List<StageHere> here = contract.stagesIn(environment);
    return here.stream().map(stage -> kustomization(contract, stage, here));
  }

  private static PlannedObject kustomization(
      Contract contract, StageHere here, List<StageHere> all) {
    Stage stage = here.stage();
    Environment environment = here.environment();
    String home = contract.names().homeNamespace();
    ObjectId id = ObjectId.of(ManagedKind.KUSTOMIZATION, home, here.objectName());
    Source source = sourceOf(contract, here);
    String account = here.ofClass() ? Accounts.platform(environment) : Accounts.tenant(environment);

    ObjectNode body =
        Bodies.of(
            id, contract.tenant(), Labels.of(environment, ApiGroup.STAGE_LABEL, stage.name()));
    ObjectNode spec = body.putObject("spec");
    spec.put("interval", or(stage.interval(), "10m"));
    spec.put("retryInterval", or(stage.retryInterval(), "1m"));
    spec.put("timeout", or(stage.timeout(), "5m"));
    spec.put("path", path(contract, here));
    spec.put("prune", true);
    spec.put("wait", true);
    spec.put("serviceAccountName", account);
    spec.put("targetNamespace", here.targetNamespace());
    spec.putObject("sourceRef")
        .put("kind", Sources.kindOf(source).kind())
        .put("name", source.name());
    dependsOn(spec, StageOrder.before(here, all));
    healthCheckExprs(spec, stage.healthCheckExprs());

    var requires = new TreeSet<ObjectId>();
    requires.add(ObjectId.namespace(home));
    requires.add(ObjectId.of(ManagedKind.SERVICE_ACCOUNT, home, account));
    requires.add(ObjectId.namespace(here.targetNamespace()));
    requires.add(Sources.idOf(contract, source));
    return new PlannedObject(id, environment.name(), body, requires, false);
  }

  private static Source sourceOf(Contract contract, StageHere here) {
    Bootstrap list = here.ofClass() ? contract.classBootstrap() : contract.bootstrap();
    return list.sources().stream()
        .filter(s -> s.name().equals(here.stage().source()))
        .findFirst()
        .orElseThrow();
  }

  private static String path(Contract contract, StageHere here) {
    String path =
        new Placeholders(
                contract.tenant(),
                here.environment().name(),
                Contract.cluster(here.environment()),
                here.targetNamespace())
            .fill(or(here.stage().path(), "./"));
    return path.startsWith("./") || path.equals(".") ? path : "./" + path;
  }

  private static void dependsOn(ObjectNode spec, List<StageHere> before) {
    if (!before.isEmpty()) {
      ArrayNode list = spec.putArray("dependsOn");
      before.forEach(b -> list.addObject().put("name", b.objectName()));
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

  private static String or(String said, String builtIn) {
    return said == null ? builtIn : said;
  }
}
