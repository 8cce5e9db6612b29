package io.platformtenant.operator.injection;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.injection.Leaves.Leaf;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A field under fire.
 *
 * @param tenant the tenant that the text is put into
 * @param mark a harmless text in this field, or "" where no free text passes, as in references
 * @param calm the plan with the mark
 * @param marks where the mark arrives
 */
record Target(
    JsonNode tenant,
    FieldPath field,
    TextSchema schema,
    String mark,
    TenantPlan calm,
    Marks marks) {
  /** Texts that can not come from anywhere else; each kind of field takes one of them. */
  private static final List<String> MARKS =
      List.of(
          "zqz",
          "payments-zqz",
          "notifications.argoproj.io/zqz",
          "example.com/zqz",
          "https://zqz.example.com/zqz.git",
          "oci://zqz.example.com/zqz",
          "refs/heads/zqz",
          "7c".repeat(20),
          "^zqz$",
          "/zqz",
          "7 2 * * *",
          "61m",
          "59s",
          "sha256:" + "7c".repeat(32),
          "zqz-",
          "zqz.example.com/v1",
          "a: zqz",
          "Europe/Berlin",
          "2027-12-27T00:00:00Z",
          ".zqz");

  /** What a reference can name: these texts are no attack there. */
  private static final Set<String> NAMED = Set.of("prod", "payments-prod");

  /** The name of every item of the base tenant's sets, wherever it comes from. */
  static final String ITEM = "eu";

  private static final Placeholders FILLED =
      new Placeholders("payments", "prod", "in-cluster", "payments-prod");

  private static final Map<TextSchema, Target> MADE = new ConcurrentHashMap<>();

  static Target of(TextSchema schema) {
    return MADE.computeIfAbsent(schema, Target::make);
  }

  private static Target make(TextSchema schema) {
    var home = FieldPath.of(schema.path());
    var tenant = BaseTenant.around(home);
    var field = home.ofTheOneLeft();
    return MARKS.stream()
        .filter(schema::takes)
        .flatMap(mark -> of(tenant, field, schema, mark))
        .findFirst()
        .orElseGet(() -> new Target(tenant, field, schema, "", null, new Marks(List.of(), 0)));
  }

  private static Stream<Target> of(
      JsonNode tenant, FieldPath field, TextSchema schema, String mark) {
    TenantPlan plan = Bombardment.plan(field.with(tenant, mark));
    if (plan.isRefused()) {
      return Stream.empty();
    }
    return Stream.of(
        new Target(tenant, field, schema, mark, plan, Marks.of(Leaves.of(plan), mark)));
  }

  TenantPlan planWith(String text) {
    return Bombardment.plan(field.with(tenant, text));
  }

  /** What is wrong with a harmless text in this field, for who wants it to pass. */
  String whyClosed() {
    return MARKS.stream()
        .filter(schema::takes)
        .map(mark -> mark + ": " + planWith(mark).findings())
        .findFirst()
        .orElse("the schema takes none of " + MARKS);
  }

  /** Whether no free text passes here. */
  boolean isClosed() {
    return mark.isEmpty();
  }

  /**
   * The text stands where the mark stood, as it is or in the one way its field may change it, and
   * all else is as it was.
   */
  void assertArrived(String text, TenantPlan plan) {
    if (isClosed()) {
      require(NAMED.contains(text), text, "is taken although no free text is");
      return;
    }
    require(
        arrives(text, marks.leaves(), Leaves.digest(plan) - marks.rest()),
        text,
        "does not arrive as it was");
    Harmless.check(plan, this, text);
  }

  /** Where the mark arrives in what others made of our calm objects. */
  Marks marksIn(List<JsonNode> calm) {
    return Marks.of(Leaves.of(calm), mark);
  }

  /** Whether others made the same of our objects with the text, but for the text. */
  boolean isAllThatDiffers(String text, Marks marks, List<JsonNode> found) {
    return arrives(text, marks.leaves(), Leaves.digestOf(found) - marks.rest());
  }

  private boolean arrives(String text, List<Leaf> marked, long found) {
    String filled = FILLED.fill(text).replace("{item}", ITEM);
    return Stream.<UnaryOperator<Leaf>>of(
            leaf -> leaf.map(t -> t.replace(mark, text)),
            leaf -> leaf.map(t -> t.replace(mark, filled)),
            leaf -> leaf.map(t -> t.replace(mark, filled.replaceFirst("^\\./", ""))),
            leaf -> leaf.map(t -> t.replace(mark, quoted(leaf, text))))
        .anyMatch(way -> found == Leaves.digest(marked.stream().map(way).toList()));
  }

  /** In a project, and only there, a group with a comma stands in quotes. */
  private static String quoted(Leaf leaf, String text) {
    return leaf.way().equals(List.of("AppProject", "spec", "roles", "groups"))
        ? '"' + text + '"'
        : text;
  }

  private void require(boolean holds, String text, String problem) {
    if (!holds) {
      throw new AssertionError(field.pointer() + ": \"" + text + "\" " + problem);
    }
  }
}
