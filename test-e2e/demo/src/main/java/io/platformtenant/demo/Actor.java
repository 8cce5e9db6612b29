package io.platformtenant.demo;

/** Who does something in the story. */
enum Actor {
  KUBERNETES("Kubernetes", "\u001b[34m"),
  OPERATOR("operator", "\u001b[32m"),
  FLUX("Flux", "\u001b[36m"),
  ARGO_CD("Argo CD", "\u001b[33m"),
  PERSON("a person", "\u001b[35m");

  private final String title;
  private final String colour;

  Actor(String title, String colour) {
    this.title = title;
    this.colour = colour;
  }

  String title() {
    return title;
  }

  boolean isEngine() {
    return this == FLUX || this == ARGO_CD;
  }

  String colour() {
    return colour;
  }
}
