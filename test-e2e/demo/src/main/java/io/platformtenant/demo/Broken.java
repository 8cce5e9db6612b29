package io.platformtenant.demo;

/** Something of the story did not happen. */
final class Broken extends Exception {
  private static final long serialVersionUID = 1L;

  Broken(String message) {
    super(message);
  }
}
