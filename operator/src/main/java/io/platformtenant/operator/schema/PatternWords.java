package io.platformtenant.operator.schema;

import static java.util.Map.entry;

import io.platformtenant.api.schema.Bounds;
import io.platformtenant.api.v1alpha1.Verification;
import java.util.Map;
import java.util.Optional;

/**
 * What the patterns of the CRDs mean, in words: nobody who made a slip reads a regular expression.
 * A test demands words for each.
 */
final class PatternWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry(
              Bounds.DNS_LABEL, "small letters, digits and -, with a letter or digit at each end"),
          entry(Bounds.ONE_LINE, "text on one line, without control characters or outer spaces"),
          entry(Bounds.DURATION, "a duration such as 90s, 10m or 1h30m"),
          entry(
              Bounds.TIME,
              "a day, a time to the second and Z or an offset, such as 2027-12-20T00:00:00Z"),
          entry(Bounds.SHORT_DURATION, "a duration in minutes and seconds, such as 90s or 1m30s"),
          entry(Bounds.REVISION, "one word without spaces, braces and $"),
          entry(Bounds.REVISION_OR_GLOB, "a file pattern without spaces and $"),
          entry(
              Bounds.REPOSITORY,
              "a literal address that begins with https://, http://, ssh://, oci:// or user@host:,"
                  + " without spaces, pattern characters, quotes and $"),
          entry(
              Bounds.LABEL_VALUE,
              "the value of a label: letters, digits, -, _ and ., with a letter or digit at each"
                  + " end"),
          entry(
              Bounds.PATTERN,
              "a pattern of an address: {tenant}, * within a segment, ** across, and no other sign"
                  + " of a glob; a space is written %20"),
          entry(
              Bounds.HOST_PATTERN,
              "a pattern of a host in small letters: {tenant}, * within a label, ** across"),
          entry(Bounds.QUANTITY, "a quantity such as 500m, 2 or 4Gi"),
          entry(
              Bounds.TEMPLATE_REVISION,
              "one word without spaces and $, whose braces are placeholders such as {environment}"),
          entry(
              Bounds.TEMPLATE_PATH,
              "a path relative to its source, without a leading / and .., whose braces are"
                  + " placeholders such as {environment}"),
          entry(
              Bounds.VALUE_FILE,
              "a path, or $, a ref, / and a path, without :// and empty parts, whose braces are"
                  + " placeholders such as {environment}"),
          entry("^[a-z0-9][a-z0-9._-]*[a-z0-9]$", "small letters, digits, ., _ and -"),
          entry(
              "^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?$",
              "a host and, where needed, a port, such as s3.example.com:9000, without a scheme"),
          entry(
              "^([!-z|~]|[{](tenant|environment)[}])+$",
              "one word without spaces, whose braces are {tenant} or {environment}"),
          entry("^[a-z0-9-]+$", "small letters, digits and -"),
          entry(
              "^system:serviceaccount:[a-z0-9]([-a-z0-9]*[a-z0-9])?:[a-z0-9]([-.a-z0-9]*[a-z0-9])?$",
              "an account as the API server knows it, system:serviceaccount:<namespace>:<name>"),
          entry(
              "^[a-z0-9]([-a-z0-9]*[a-z0-9])?([.][a-z0-9]([-a-z0-9]*[a-z0-9])?)+/([A-Za-z0-9][-A-Za-z0-9_.]*)?$",
              "a domain with a dot, / and, if any, what a key begins with, such as"
                  + " kargo.akuity.io/"),
          entry("^v1[.][0-9]{1,3}$", "a version of Kubernetes such as v1.34"),
          entry("^[a-f0-9]+$", "the hexadecimal digits of a commit"),
          entry("^refs/[^\\s{}$]+$", "a full reference such as refs/heads/main"),
          entry(
              "^(http|https|ssh)://[^\\s]+$",
              "an address that begins with https://, http:// or ssh://"),
          entry("^oci://[^\\s]+$", "an address that begins with oci://"),
          entry("^sha256:[a-f0-9]{64}$", "sha256: and 64 hexadecimal digits"),
          entry(
              Verification.GPG_KEY,
              "the id of a GPG key, 16 hexadecimal digits in capitals, or its fingerprint, 40 of"
                  + " them"),
          entry("^\\^[^\\s]+\\$$", "an expression that begins with ^ and ends with $"),
          entry("^[-A-Za-z0-9_./]+$", "a path of letters, digits, -, _, . and /"),
          entry("^[A-Za-z0-9]+$", "letters and digits"),
          entry(
              "^[!-~]*$",
              "an expression for the whole of it, without spaces, such as Deployment or"
                  + " Deployment|StatefulSet"),
          entry("^[a-zA-Z0-9][a-zA-Z0-9._:/-]*$", "the name of an image, without its tag"),
          entry("^[A-Za-z0-9_][A-Za-z0-9_.-]*$", "the tag of an image"),
          entry(
              "^(AsWritten|([a-z0-9-]|[{](tenant|environment|cluster|namespace)[}])+)$",
              "the name of a namespace, with placeholders such as {environment}, or AsWritten"),
          entry(
              "^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$",
              "small letters, digits, - and ., with a letter or digit at each end"),
          entry("^[^\\x00-\\x1f\\x7f]*$", "text without control characters"),
          entry(
              "^[A-Za-z0-9_.*][A-Za-z0-9_./*-]*$",
              "a path relative to the repository, with * for one segment and no other pattern"),
          entry("^[a-z0-9.*-]*$", "small letters, digits, ., - and *"),
          entry(
              "^([^\"\\x00-\\x1f\\x7f$;*+{}@#]|\"([^\"\\\\\\x00-\\x1f\\x7f]|\\\\[^(])*\")+$",
              "a jq path such as .spec.replicas or .spec.ports[].nodePort, without $ ; * + { } @"
                  + " and #"),
          entry("^/", "a JSON pointer, which begins with /"),
          entry("^([A-Za-z0-9]+|[*])$", "the kind of an object, or *"),
          entry(
              "^[{]segment[.][0-9][}](-[{]segment[.][0-9][}])*$",
              "{segment.N}, several with - between them, such as {segment.0}-{segment.2}"),
          entry("^[A-Za-z0-9]([-_./A-Za-z0-9]*[A-Za-z0-9])?$", "the name of a chart"),
          entry(
              "^[a-z0-9]([-a-z0-9]*)$",
              "small letters, digits and -, beginning with a letter or digit"),
          entry(
              "^([-a-z0-9]*)[a-z0-9]$", "small letters, digits and -, ending in a letter or digit"),
          entry(
              Bounds.SCHEDULE, "five fields of cron with one space between, such as 0 22 * * 1-5"),
          entry(Bounds.TIME_ZONE, "a time zone such as Europe/Berlin"),
          entry("^https?://[^\\s]+$", "an http or https address"),
          entry(
              "^([^{}$\\s]|[{](tenant|environment)[}])+$",
              "a path whose braces are {tenant} and {environment}"),
          entry("^([a-z0-9*]([-.a-z0-9*]*[a-z0-9*])?)?$", "the group of an API, with * if need be"),
          entry("^([a-z0-9]([-.a-z0-9]*[a-z0-9])?)?$", "the group of an API, as it is"),
          entry(
              "^[A-Za-z0-9]([-_A-Za-z0-9]*[A-Za-z0-9])?$",
              "the name of an action, of letters, digits, - and _"),
          entry("^[a-z0-9*-]+$", "small letters, digits, - and *"),
          entry("^[A-Za-z0-9_./*-]+$", "the key of a label or annotation, with * if need be"),
          entry("^([a-z0-9*-]|[{]tenant[}])+$", "small letters, digits, -, * and {tenant}"),
          entry(
              "^([a-z0-9][-a-z0-9]*)?[{]tenant[}]([-a-z0-9]*[a-z0-9])?$",
              "the name of a namespace that holds {tenant} once"),
          entry("^[A-Za-z_][A-Za-z0-9_]*$", "letters, digits and _, not beginning with a digit"),
          entry("^[a-z0-9]([-.:a-z0-9]*[a-z0-9])?$", "the name of a ClusterRole"));

  private PatternWords() {}

  /** What a text that matches is. */
  static Optional<String> of(String pattern) {
    return Optional.ofNullable(WORDS.get(pattern));
  }
}
