package io.platformtenant.api.schema;

/** Patterns and ranges that several fields share. */
public final class Bounds {
  /** A DNS label; its length is bounded by the field. */
  public static final String DNS_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** Text on one line, without control characters and without a space at either end. */
  public static final String ONE_LINE =
      "^[^\\s\\x00-\\x1f\\x7f]([^\\x00-\\x1f\\x7f]*[^\\s\\x00-\\x1f\\x7f])?$";

  /** A Go duration as Flux takes it. */
  public static final String DURATION = "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$";

  /** A moment as RFC 3339 has it, in whole seconds; whether there is such a day, the rules say. */
  public static final String TIME =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$";

  /** Five fields of cron. */
  public static final String SCHEDULE = "^[0-9A-Za-z*,/-]+( [0-9A-Za-z*,/-]+){4}$";

  /** The name of a time zone. */
  public static final String TIME_ZONE = "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$";

  /** A Go duration without hours: the time-out of a Flux source (source-controller, api/v1). */
  public static final String SHORT_DURATION = "^([0-9]+(\\.[0-9]+)?(ms|s|m))+$";

  public static final String SHORTEST_INTERVAL = "1m";
  public static final String LONGEST_INTERVAL = "24h";
  public static final String SHORTEST_RETRY = "10s";
  public static final String SHORTEST_TIMEOUT = "30s";
  public static final String LONGEST_TIMEOUT = "15m";

  /** A branch, a tag, an image: no space, no brace, no dollar. */
  public static final String REVISION = "^[^\\s{}$]+$";

  /** A file pattern; braces are Argo CD's own glob syntax there. */
  public static final String REVISION_OR_GLOB = "^[^\\s$]+$";

  /** A relative path without placeholders. */
  public static final String PLAIN_PATH = "^[^\\s{}$]+$";

  /**
   * A repository of Argo CD. Glob characters and the leading ! of Argo CD's source patterns are
   * refused: a project lists literal addresses only.
   */
  public static final String REPOSITORY =
      "^((https?|ssh|oci)://|[A-Za-z0-9_.-]+@)[^\\s*?!{}$,'\"\\[\\]\\\\]+$";

  /** The value of a label. */
  public static final String LABEL_VALUE = "^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$";

  /**
   * A pattern of addresses: {@code {tenant}}, {@code *} within a segment, {@code **} across, and no
   * other syntax of a glob or a regular expression.
   */
  public static final String PATTERN = "^([A-Za-z0-9_.:/@~%=-]|[*]|[{]tenant[}])+$";

  /** A pattern of hosts: {@code {tenant}}, {@code *} within a label, {@code **} across. */
  public static final String HOST_PATTERN = "^([a-z0-9.*-]|[{]tenant[}])+$";

  /**
   * A quantity as Kubernetes parses it (apimachinery, pkg/api/resource), without a sign: a text
   * that is none would make the whole object unreadable.
   */
  public static final String QUANTITY =
      "^[0-9]{1,15}([.][0-9]{1,9})?([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,2})?$";

  private static final String PLACEHOLDER =
      "[{](tenant|environment|cluster|namespace|item([.][A-Za-z0-9_]+)?|path|segment[.][0-9])[}]";

  /** A revision that may hold placeholders; whether {item} has a meaning, the rules say. */
  public static final String TEMPLATE_REVISION = "^([^\\s{}$]|" + PLACEHOLDER + ")+$";

  private static final String INSIDE = "([^/{}$\\x00-\\x1f]|" + PLACEHOLDER + ")";
  private static final String NOT_A_DOT = "([^./{}$\\x00-\\x1f]|" + PLACEHOLDER + ")";

  /** Anything between slashes but "..", the way out. */
  private static final String SEGMENT =
      "(" + NOT_A_DOT + INSIDE + "*|[.](" + NOT_A_DOT + INSIDE + "*)?|[.][.]" + INSIDE + "+)";

  private static final String INNER_PATH = SEGMENT + "(/" + SEGMENT + ")*/?";

  /**
   * A relative path that may hold placeholders and cannot leave its source. A pattern and not CEL:
   * the fields that use it are so many that CEL would exceed the API server's budget.
   */
  public static final String TEMPLATE_PATH = "^" + INNER_PATH + "$";

  /**
   * A value file: relative to the chart's folder, from the root of the repository, or in another
   * source, {@code $values/...}. Whether {@code ..} leads out of the repository depends on that
   * folder, so that the rules say it.
   */
  public static final String VALUE_FILE =
      "^([$][a-z0-9]([-a-z0-9]*[a-z0-9])?/|/)?" + INSIDE + "+(/" + INSIDE + "+)*$";

  private Bounds() {}
}
