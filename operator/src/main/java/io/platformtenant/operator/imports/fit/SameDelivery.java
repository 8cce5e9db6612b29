package io.platformtenant.operator.imports.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.imports.Notes;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.imports.delivery.Generators;
import io.platformtenant.operator.imports.delivery.SetTemplate;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.TenantPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last look, by the plan itself: what would be delivered from where to where is what is
 * delivered now. Whatever differs, for whatever reason, stands in no contract.
 */
public final class SameDelivery {
  private final HandMade found;
  private final Draft draft;
  private final TenantPlan plan;
  private final String argocdNamespace;

  private SameDelivery(HandMade found, Draft draft, TenantPlan plan, String argocdNamespace) {
    this.found = found;
    this.draft = draft;
    this.plan = plan;
    this.argocdNamespace = argocdNamespace;
  }

  /** Whether nothing had to be taken out; where something had, there may be more. */
  public static boolean isIn(HandMade found, Draft draft, TenantPlan plan, String argocdNamespace) {
    var same = new SameDelivery(found, draft, plan, argocdNamespace);
    return same.isIn("delivery", "applications")
        && same.isIn("delivery", "applicationSets")
        && same.isIn("bootstrap", "stages");
  }

  private boolean isIn(String block, String list) {
    JsonNode things = draft.contract().path("spec").path(block).path(list);
    List<String> others = new ArrayList<>();
    for (JsonNode thing : things) {
      String name = thing.path("name").asText();
      for (Map.Entry<String, Existing> origin : draft.originsOf(list, name).entrySet()) {
        if (!isSame(list, name, origin.getKey(), origin.getValue())) {
          others.add(name);
          break;
        }
      }
    }
    others.forEach(name -> takeOut(block, list, name));
    return others.isEmpty();
  }

  private boolean isSame(String list, String name, String environment, Existing there) {
    String inArgo = draft.name() + "-" + name + "-" + environment;
    Optional<PlannedObject> planned =
        switch (list) {
          case "stages" ->
              planned(ManagedKind.KUSTOMIZATION, plan.home(), environment + "-" + name);
          case "applications" -> planned(ManagedKind.APPLICATION, argocdNamespace, inArgo);
          default -> planned(ManagedKind.APPLICATION_SET, argocdNamespace, inArgo);
        };
    return planned.filter(object -> isSame(object, there)).isPresent();
  }

  private boolean isSame(PlannedObject object, Existing there) {
    ObjectNode planned = object.body();
    ObjectNode live = there.body();
    return switch (object.id().kind()) {
      case KUSTOMIZATION -> isSameStage(object, there);
      case APPLICATION -> isSameApplication(planned, live, live.path("status"));
      default ->
          isSameApplication(
                  SetTemplate.of(planned).template(),
                  SetTemplate.of(live).template(),
                  MissingNode.getInstance())
              && generator(planned).equals(generator(live));
    };
  }

  private static Optional<ObjectNode> generator(ObjectNode set) {
    return Generators.of(set.at("/spec/generators"), SetTemplate.of(set).itemKey(), new Notes(""));
  }

  private Optional<PlannedObject> planned(ManagedKind kind, String namespace, String name) {
    return Optional.ofNullable(plan.objects().get(ObjectId.of(kind, namespace, name)));
  }

  private static boolean isSameApplication(JsonNode planned, JsonNode live, JsonNode status) {
    return PlainSource.of(planned, status).equals(PlainSource.of(live, status))
        && planned.at("/spec/destination/namespace").equals(live.at("/spec/destination/namespace"));
  }

  private boolean isSameStage(PlannedObject planned, Existing there) {
    return PlainStage.of(planned.id(), planned.body(), this::plannedSource)
        .equals(PlainStage.of(there.id(), there.body(), this::liveSource));
  }

  private Optional<ObjectNode> plannedSource(ObjectId id) {
    return Optional.ofNullable(plan.objects().get(id)).map(PlannedObject::body);
  }

  private Optional<ObjectNode> liveSource(ObjectId id) {
    return found.get(id).map(Existing::body);
  }

  private void takeOut(String block, String list, String name) {
    for (Existing origin : draft.originsOf(list, name).values()) {
      draft.tell(
          new Remark(
              origin.subject(),
              "spec",
              "",
              "would deliver something else as a contract says it, so that it stays as it is, and"
                  + " stands in none; write it there by hand",
              true));
    }
    draft.forget(list, name);
    if (draft.contract().path("spec").path(block) instanceof ObjectNode holder
        && holder.path(list) instanceof ArrayNode things) {
      for (int i = things.size() - 1; i >= 0; i--) {
        if (things.get(i).path("name").asText().equals(name)) {
          JsonNode gone = things.remove(i);
          new Cut(draft).after(list, gone);
        }
      }
    }
  }
}
