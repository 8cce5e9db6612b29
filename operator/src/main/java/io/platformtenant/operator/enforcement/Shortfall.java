package io.platformtenant.operator.enforcement;

/** One reason why the boundary is not known to hold. */
sealed interface Shortfall {
  /** With the object, the setting, and what to set. */
  String message();

  /** A setting that opens it. */
  record Gap(String message) implements Shortfall {}

  /** What could not be seen. */
  record Unseen(String message) implements Shortfall {}
}
