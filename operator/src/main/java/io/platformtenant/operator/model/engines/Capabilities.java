package io.platformtenant.operator.model.engines;

import java.util.Optional;
import java.util.Set;

/**
 * What the engines that are installed can be told, where their releases differ. What was not seen
 * is taken to be there: to leave a field out that is there would take it away.
 *
 * @param sourceIntegrity whether projects of Argo CD say whose signatures count; since 3.5
 */
public record Capabilities(boolean sourceIntegrity) {
  /** The kind that tells, as its CustomResourceDefinition is called. */
  public static final String PROJECTS = "appprojects.argoproj.io";

  /** The version of it that is read. */
  public static final String VERSION = "v1alpha1";

  /** Those of the newest release. */
  public static final Capabilities ALL = new Capabilities(true);

  /**
   * @param fields of the spec of an AppProject; none where that is not known, or there is none
   */
  public static Capabilities ofProjects(Optional<Set<String>> fields) {
    return new Capabilities(fields.map(known -> known.contains("sourceIntegrity")).orElse(true));
  }
}
