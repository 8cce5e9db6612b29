package io.platformtenant.e2e.demo;

/** Who does something in the story. What stands for an engine says that it is simulated. */
enum Actor {
  KUBERNETES("Kubernetes", "\u001b[34m"),
  OPERATOR("operator", "\u001b[32m"),
  FLUX("simulated Flux", "\u001b[36m"),
  ARGO_CD("simulated Argo CD", "\u001b[33m"),
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

  String colour() {
    return colour;
  }
}
