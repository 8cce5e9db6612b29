package io.platformtenant.operator.rules;

/** What a rule is about; the names are what the ids of its rules begin with. */
public enum RuleFamily {
  PT(
      "Tenants",
      "About one tenant under its class.",
      "the plan is refused, and what is there keeps standing as it is"),
  PX(
      "Across tenants",
      "About what one tenant must leave to others.",
      "the plan is refused, and what is there keeps standing as it is"),
  PC(
      "Classes",
      "About a class. A class that breaks one is broken: its tenants keep their last good state.",
      "the class is broken, and its tenants keep their last good state"),
  PO(
      "Overrides",
      "About what somebody lets through in a freeze. An override that breaks one opens nothing.",
      "the override opens nothing"),
  PS(
      "Files",
      "What the API server itself would refuse. `validate` tells it from files alone, by the"
          + " schemas and CEL rules of the CRDs.",
      "the API server would not take the object");

  private static final int PREFIX = 2;

  private final String title;
  private final String about;
  private final String refusal;

  RuleFamily(String title, String about, String refusal) {
    this.title = title;
    this.about = about;
    this.refusal = refusal;
  }

  public static RuleFamily of(RuleInfo rule) {
    return valueOf(rule.id().substring(0, PREFIX));
  }

  public String title() {
    return title;
  }

  /** A sentence or two, for the page of rules. */
  public String about() {
    return about;
  }

  /** What an error of such a rule means. */
  public String refusal() {
    return refusal;
  }
}
