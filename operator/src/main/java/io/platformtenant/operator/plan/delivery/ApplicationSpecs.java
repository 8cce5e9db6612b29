package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.IgnoreDifference;
import io.platformtenant.api.v1alpha1.Link;
import io.platformtenant.api.v1alpha1.Owner;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.contract.EnvironmentApplication;
import io.platformtenant.operator.contract.ResolvedTenant;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.plan.Bodies;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What an Application does, the same whether it is planned or made by a set. */
final class ApplicationSpecs {
  /** Without it Argo CD would leave everything behind when the Application goes. */
  private static final String CASCADE = "resources-finalizer.argocd.argoproj.io";

  private ApplicationSpecs() {}

  /**
   * @param release the Helm release where none is named
   */
  static ObjectNode of(ResolvedTenant contract, EnvironmentApplication here, String release) {
    ObjectNode spec = Bodies.object();
    spec.put("project", contract.tenant());
    spec.putObject("destination")
        .put("namespace", here.namespace())
        .put("server", Delivering.SERVER);
    ApplicationSources.putInto(spec, here, release);
    spec.set("syncPolicy", SyncPolicies.of(contract, here));
    if (!here.application().ignoreDifferences().isEmpty()) {
      ArrayNode list = spec.putArray("ignoreDifferences");
      here.application().ignoreDifferences().forEach(i -> list.add(ignored(i)));
    }
    spec.set("info", info(contract.spec().owner()));
    return spec;
  }

  /** Finalizers and annotations; the labels are the caller's. */
  static void completeMetadata(ObjectNode metadata, Application application) {
    metadata.putArray("finalizers").add(CASCADE);
    if (!application.annotations().isEmpty()) {
      metadata.set("annotations", Bodies.strings(application.annotations()));
    }
  }

  /** What has to be there first: what it acts in, and what it acts as. */
  static SortedSet<ObjectId> ground(ResolvedTenant contract, EnvironmentApplication here) {
    var ground = new TreeSet<>(Set.of(Project.idOf(contract)));
    ground.add(ObjectId.namespace(here.namespace()));
    contract.defaults().accounts().deployer().stream()
        .map(role -> new BindingName(Accounts.deployer(here.environment()), role).toString())
        .forEach(name -> ground.add(ObjectId.of(ManagedKind.ROLE_BINDING, here.namespace(), name)));
    return ground;
  }

  private static ObjectNode ignored(IgnoreDifference said) {
    ObjectNode ignored = Bodies.object();
    Bodies.putIfPresent(ignored, "group", said.group());
    ignored.put("kind", said.kind());
    Bodies.putIfPresent(ignored, "name", said.name());
    Bodies.putIfPresent(ignored, "namespace", said.namespace());
    Bodies.putIfPresent(ignored, "jsonPointers", said.jsonPointers());
    Bodies.putIfPresent(ignored, "jqPathExpressions", said.jqPathExpressions());
    Bodies.putIfPresent(ignored, "managedFieldsManagers", said.managedFieldsManagers());
    return ignored;
  }

  private static ArrayNode info(Owner owner) {
    ArrayNode info = JsonNodeFactory.instance.arrayNode();
    info.addObject().put("name", "owner").put("value", owner.team());
    info.addObject().put("name", "contact").put("value", owner.contact());
    for (Link link : owner.links()) {
      info.addObject().put("name", link.name()).put("value", link.url());
    }
    return info;
  }
}
