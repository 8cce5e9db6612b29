package io.platformtenant.operator.imports.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.imports.Draft;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.text.Credentials;
import io.platformtenant.operator.text.Shortened;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Takes out what was found wrong: a word about how something is done alone, but the whole thing
 * where what is delivered would be another one.
 */
@SuppressWarnings("ReferenceEquality") // of two items that are equal one is meant
final class Pruning {
  private static final int LONGEST = 200;

  private final Draft draft;
  private final Cut cut;

  private Pruning(Draft draft) {
    this.draft = draft;
    this.cut = new Cut(draft);
  }

  static void of(Draft draft, List<Finding> refused) {
    var pruning = new Pruning(draft);
    // Resolved before the first is taken out: numbers of items would mean others afterwards.
    List<Target> targets = refused.stream().map(pruning::target).distinct().toList();
    boolean changed = false;
    for (Target target : targets) {
      changed |= pruning.take(target);
    }
    if (!changed) {
      pruning.refuse(pruning.target(refused.getFirst()));
    }
  }

  /**
   * What is to go.
   *
   * @param holder of it; null where it is the whole contract
   * @param item an item of a list, or null
   * @param field of an object, or ""
   * @param list the list of the contract that it is an item of, or ""
   * @param spot where the mistake is
   */
  private record Target(
      JsonNode holder, JsonNode item, String field, String list, Cut.Spot spot, Finding because) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Target that
          && holder == that.holder
          && item == that.item
          && field.equals(that.field);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(item == null ? holder : item) + field.hashCode();
    }
  }

  private Target target(Finding finding) {
    Cut.Spot spot = cut.spot(finding.field());
    List<FieldPath.Step> steps = Removable.of(finding.field());
    JsonNode holder = null;
    JsonNode at = draft.contract();
    String field = "";
    String list = "";
    for (FieldPath.Step step : steps) {
      JsonNode next =
          switch (step) {
            case FieldPath.Key(String name) -> at.path(name);
            case FieldPath.Item(int index) -> at.path(index);
          };
      if (next.isMissingNode()) {
        break;
      }
      holder = at;
      at = next;
      if (step instanceof FieldPath.Key(String name)) {
        field = name;
      } else {
        list = field;
        field = "";
      }
    }
    if (holder == draft.contract()) {
      return new Target(null, null, "", "", spot, finding);
    }
    // Too many of something: the last one is too many.
    if (at instanceof ArrayNode all && !all.isEmpty() && holder != null) {
      int last = all.size() - 1;
      return new Target(
          all, all.get(last), "", field, cut.spot(new FieldPath(steps).item(last)), finding);
    }
    return field.isEmpty()
        ? new Target(holder, at, "", list, spot, finding)
        : new Target(holder, null, field, "", spot, finding);
  }

  private boolean take(Target target) {
    if (target.holder() == null || Removable.isNothing(target.because().field())) {
      refuse(target);
      return true;
    }
    if (cut.isGone(target.spot())) {
      return false;
    }
    if (target.holder() instanceof ArrayNode list) {
      return takeItem(list, target);
    }
    if (((ObjectNode) target.holder()).remove(target.field()) == null) {
      return false;
    }
    tell(target, cut.originsAt(target.spot()), false, "is left out: " + said(target.because()));
    return true;
  }

  private void refuse(Target target) {
    draft.refuse();
    tell(target, List.of(), true, "is no tenant that can be written: " + said(target.because()));
  }

  private boolean takeItem(ArrayNode list, Target target) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == target.item()) {
        Optional<String> isWhole = Removable.wholeThing(target.list());
        Collection<Existing> origins = cut.originsAt(target.spot());
        cut.forget(target.spot());
        list.remove(i);
        cut.after(target.list(), target.item());
        tell(
            target,
            origins,
            isWhole.isPresent(),
            isWhole.orElse("is left out") + ": " + said(target.because()));
        return true;
      }
    }
    return false;
  }

  private void tell(Target target, Collection<Existing> origins, boolean leftOut, String advice) {
    String value = Shortened.toLength(Credentials.hiddenIn(target.because().value()), LONGEST);
    String field = target.spot().field().isEmpty() ? "metadata" : target.spot().field();
    if (origins.isEmpty()) {
      draft.tell(new Remark("PlatformTenant " + draft.name(), field, value, advice, leftOut));
    }
    origins.forEach(
        origin ->
            draft.tell(
                new Remark(origin.subject(), "PlatformTenant " + field, value, advice, leftOut)));
  }

  private static String said(Finding finding) {
    return finding.message() + " (" + finding.rule() + ")";
  }
}
