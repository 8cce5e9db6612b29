package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.SyncOption;
import io.platformtenant.operator.adoption.Comparison;
import io.platformtenant.operator.imports.delivery.ProjectReading;
import io.platformtenant.operator.kinds.Engine;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.TenantPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said of a contract once it stands: what is taken over, what is made anew, what stays. */
final class Finishing {
  private static final List<String> ORDER =
      List.of(
          "className",
          "description",
          "owner",
          "access",
          "environments",
          "bootstrap",
          "delivery",
          "lifecycle");

  private final HandMade found;
  private final Draft draft;
  private final TenantPlan plan;
  private final ImportSettings settings;
  private final List<Remark> remarks = new ArrayList<>();

  private Finishing(HandMade found, Draft draft, TenantPlan plan, ImportSettings settings) {
    this.found = found;
    this.draft = draft;
    this.plan = plan;
    this.settings = settings;
  }

  static ImportedTenant of(HandMade found, Draft draft, Judge judge, ImportSettings settings) {
    ObjectNode contract = ordered(draft.contract());
    var tenant = judge.read(contract);
    TenantPlan plan = judge.plan(tenant);
    var finishing = new Finishing(found, draft, plan, settings);
    finishing.remarks.addAll(draft.remarks());
    finishing.projects();
    finishing.anew();
    finishing.bindings();
    finishing.unaccounted();
    List<ObjectId> handOver =
        plan.objects().keySet().stream().filter(found.objects()::containsKey).toList();
    finishing.takenOver(handOver);
    return new ImportedTenant(
        draft.name(),
        contract,
        tenant,
        plan,
        handOver,
        finishing.remarks.stream().distinct().sorted().toList());
  }

  private static ObjectNode ordered(ObjectNode contract) {
    ObjectNode ordered = contract.deepCopy();
    ObjectNode spec = JsonNodeFactory.instance.objectNode();
    for (String field : ORDER) {
      JsonNode said = contract.path("spec").path(field);
      if (said.isValueNode() || !said.isEmpty()) {
        spec.set(field, said.deepCopy());
      }
    }
    ordered.set("spec", spec);
    return ordered;
  }

  private void projects() {
    for (Existing project : draft.team().projects()) {
      var notes = new Notes(project.subject());
      ProjectReading.of(project, draft.places(), plannedProject(), notes);
      if (Judge.project(plan).filter(p -> p.id().equals(project.id())).isEmpty()) {
        notes.say(
            "metadata.name",
            project.name(),
            "is made anew as "
                + Judge.project(plan).map(p -> p.id().brief()).orElse("another")
                + ", where all Applications of the contract go; delete this one when nothing is in"
                + " it, and give whoever has tokens of it new ones");
      }
      remarks.addAll(notes.remarks());
    }
  }

  private JsonNode plannedProject() {
    return Judge.project(plan)
        .map(planned -> planned.body().path("spec"))
        .orElseGet(MissingNode::getInstance);
  }

  private void anew() {
    origins("applications")
        .forEach((planned, there) -> anew(planned, there, ManagedKind.APPLICATION));
    origins("applicationSets")
        .forEach((planned, there) -> anew(planned, there, ManagedKind.APPLICATION_SET));
    origins("stages").forEach((planned, there) -> anew(planned, there, ManagedKind.KUSTOMIZATION));
    origins("sources").forEach((planned, there) -> anew(planned, there, there.id().kind()));
  }

  private void anew(String name, Existing there, ManagedKind kind) {
    String namespace =
        kind.purpose().engine() == Engine.ARGO_CD ? settings.argocdNamespace() : plan.home();
    ObjectId planned = ObjectId.of(kind, namespace, name);
    if (!planned.equals(there.id())) {
      remarks.add(
          new Remark(
              there.subject(),
              "metadata.name",
              there.name(),
              HandOver.anew(there, planned),
              false));
      there
          .applier()
          .ifPresent(
              applier ->
                  remarks.add(
                      new Remark(
                          there.subject(), "metadata", applier, HandOver.MADE_AGAIN, false)));
    }
  }

  /** By the name of the planned object. */
  private Map<String, Existing> origins(String list) {
    Map<String, Existing> all = new TreeMap<>();
    String block = list.startsWith("application") ? "delivery" : "bootstrap";
    for (JsonNode thing : draft.contract().path("spec").path(block).path(list)) {
      String name = thing.path("name").asText();
      draft
          .originsOf(list, name)
          .forEach((environment, there) -> all.put(called(list, name, environment), there));
    }
    return all;
  }

  private String called(String list, String name, String environment) {
    return switch (list) {
      case "sources" -> name;
      case "stages" -> environment + "-" + name;
      default -> draft.name() + "-" + name + "-" + environment;
    };
  }

  private void bindings() {
    Set<String> namespaces = draft.team().namespaces();
    found
        .each(ManagedKind.ROLE_BINDING)
        .filter(binding -> namespaces.contains(binding.namespace()))
        .filter(binding -> !plan.objects().containsKey(binding.id()))
        .forEach(
            binding ->
                remarks.add(
                    new Remark(
                        binding.subject(),
                        "subjects",
                        subjects(binding),
                        "keep "
                            + binding.body().at("/roleRef/kind").asText("Role")
                            + " "
                            + binding.body().at("/roleRef/name").asText()
                            + ": it stays beside the contract, which binds people by access and"
                            + " engines to accounts of its own; delete it when nobody needs it",
                        false)));
  }

  private static String subjects(Existing binding) {
    return String.join(
        ", ",
        binding
            .body()
            .path("subjects")
            .valueStream()
            .map(s -> s.path("kind").asText() + " " + s.path("name").asText())
            .toList());
  }

  /** Whatever belongs to the team stands in the contract, or it was told why not. */
  private void unaccounted() {
    Set<String> told = new HashSet<>();
    remarks.stream().filter(Remark::leftOut).map(Remark::subject).forEach(told::add);
    Stream.of("applications", "applicationSets", "stages")
        .flatMap(list -> origins(list).values().stream())
        .map(Existing::subject)
        .forEach(told::add);
    Set<String> sets = new HashSet<>();
    origins("applicationSets").values().forEach(set -> sets.add(set.name()));
    Stream.of(draft.team().applications(), draft.team().sets(), draft.team().kustomizations())
        .flatMap(List::stream)
        .filter(there -> !told.contains(there.subject()))
        .filter(there -> !isMadeBy(there, sets))
        .forEach(
            there ->
                remarks.add(
                    new Remark(
                        there.subject(),
                        "spec",
                        "",
                        "stays as it is, and stands in no contract",
                        true)));
  }

  private static boolean isMadeBy(Existing there, Set<String> sets) {
    return there.controller().filter(o -> sets.contains(o.path("name").asText())).isPresent();
  }

  /**
   * Most of what a project permits is told field by field, and a set was found to make the same.
   */
  private static boolean isTold(ManagedKind kind, String effect) {
    return switch (kind) {
      case APP_PROJECT -> !effect.startsWith("destination") && !effect.startsWith("repository");
      case APPLICATION_SET -> effect.startsWith(Comparison.OTHER_RULE);
      default -> false;
    };
  }

  /** Options that its class gives an Application which has none of them. */
  private static void options(JsonNode planned, Existing there, Notes notes) {
    List<String> has = options(there.body());
    String added =
        options(planned).stream()
            .filter(option -> !has.contains(option))
            .filter(option -> !option.equals(SyncOption.FAIL_ON_SHARED_RESOURCE.text()))
            .collect(Collectors.joining(", "));
    if (!added.isEmpty()) {
      notes.say(
          "spec.syncPolicy.syncOptions",
          added,
          "are added as the class says; look whether all of it can be synced so");
    }
  }

  private static List<String> options(JsonNode application) {
    return application
        .at("/spec/syncPolicy/syncOptions")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  /** What a name and a source that stay the same do not tell. */
  private void takenOver(List<ObjectId> handOver) {
    for (ObjectId id : handOver) {
      Existing there = found.get(id).orElseThrow();
      var notes = new Notes(id.brief());
      if (id.kind() != ManagedKind.NAMESPACE) {
        there.applier().ifPresent(applier -> notes.say("metadata", applier, HandOver.LET_GO));
      }
      Comparison compared = Comparison.of(plan.objects().get(id), there.body());
      compared.obstacle().ifPresent(why -> notes.say("metadata", "", "is held back: " + why));
      if (id.kind() == ManagedKind.APPLICATION) {
        options(plan.objects().get(id).body(), there, notes);
      }
      compared.effects().stream()
          .filter(effect -> !isTold(id.kind(), effect))
          .forEach(effect -> notes.say("platformtenant.io/adopt", "", "taken over: " + effect));
      remarks.addAll(notes.remarks());
    }
  }
}
