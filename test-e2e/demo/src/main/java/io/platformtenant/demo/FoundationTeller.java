package io.platformtenant.demo;

import static java.util.stream.Collectors.joining;

import io.platformtenant.api.v1alpha1.ApiGroup;

/** Namespaces as they come, are let go, and go; and who a role binding lets in. */
record FoundationTeller(Terminal terminal) implements Teller {
  @Override
  public void tell(Change change, Scene scene) {
    switch (change.thing().kind()) {
      case "Namespace" -> tellNamespace(change);
      case "RoleBinding" -> tellBinding(change);
      default -> {}
    }
  }

  private void tellNamespace(Change change) {
    change.before().filter(FoundationTeller::isMarked).ifPresent(was -> left(change, was));
    if (change.became(FoundationTeller::isMarked)) {
      Thing namespace = change.thing();
      String what = namespace.environment().isEmpty() ? "home" : namespace.environment();
      say(namespace, "namespace " + namespace.name() + " (" + what + ")");
    }
  }

  private void left(Change change, Thing was) {
    if (change.went()) {
      say(was, "namespace " + was.name() + " is gone");
    } else if (!isMarked(change.thing())) {
      say(was, "namespace " + was.name() + " is let go: it stays, without our marks");
    }
  }

  private void tellBinding(Change change) {
    Thing binding = change.thing();
    if (isMarked(binding) && !change.came() && change.isNew(FoundationTeller::subjects)) {
      terminal.line(
          binding.tenant(),
          Actor.KUBERNETES,
          "RoleBinding " + binding.name() + " lets in " + subjects(binding));
    }
  }

  private static String subjects(Thing binding) {
    return binding.each("/subjects").map(s -> s.path("name").asText()).collect(joining(", "));
  }

  private void say(Thing namespace, String text) {
    terminal.line(namespace.tenant(), Actor.OPERATOR, text);
  }

  private static boolean isMarked(Thing thing) {
    return thing.json().at("/metadata/labels").has(ApiGroup.TENANT_LABEL);
  }
}
