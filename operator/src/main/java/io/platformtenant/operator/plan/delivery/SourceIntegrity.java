package io.platformtenant.operator.plan.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Observed;
import io.platformtenant.operator.plan.Bodies;
import java.util.List;
import java.util.TreeSet;

/** Whose signatures Argo CD takes for what a project delivers. */
final class SourceIntegrity {
  static final String FIELD = "sourceIntegrity";

  /**
   * Every address, and not those of the project one by one: what no policy names is not verified,
   * and a global project can add sources. One policy alone, since two that match one address verify
   * nothing and fail (argo-cd, util/sourceintegrity/source_integrity.go lookupGit).
   */
  private static final String ANYTHING = "*";

  /** What is pointed to: older commits may be of people whose keys no longer count. */
  private static final String MODE = "head";

  private SourceIntegrity() {}

  /** Whether a project says it already: then it can, whatever was read of its kind before. */
  static boolean isIn(Observed observed, ObjectId project) {
    return observed.get(project).filter(live -> live.path("spec").has(FIELD)).isPresent();
  }

  /** Without keys no signature counts, and nothing is delivered. */
  static ObjectNode of(List<String> keys) {
    ObjectNode integrity = Bodies.object();
    ObjectNode policy = integrity.putObject("git").putArray("policies").addObject();
    policy.putObject("gpg").put("mode", MODE).set("keys", Bodies.strings(new TreeSet<>(keys)));
    policy.putArray("repos").addObject().put("url", ANYTHING);
    return integrity;
  }
}
