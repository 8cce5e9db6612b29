package io.platformtenant.api;

/** Patterns that several fields share. */
public final class Bounds {
  /** A DNS label; its length is bounded by the field. */
  public static final String DNS_LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** Text on one line, without control characters and without a space at either end. */
  public static final String ONE_LINE =
      "^[^\\s\\x00-\\x1f\\x7f]([^\\x00-\\x1f\\x7f]*[^\\s\\x00-\\x1f\\x7f])?$";

  /** A Go duration as Flux takes it. */
  public static final String DURATION = "^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$";

  /** A Go duration without hours: the time-out of a Flux source (source-controller, api/v1). */
  public static final String SHORT_DURATION = "^([0-9]+(\\.[0-9]+)?(ms|s|m))+$";

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

  private Bounds() {}
}
