package io.platformtenant.operator.enforcement;

import io.platformtenant.operator.enforcement.Question.FieldsOf;
import io.platformtenant.operator.enforcement.Question.VariableIn;
import io.platformtenant.operator.enforcement.Shortfall.Gap;
import io.platformtenant.operator.enforcement.Shortfall.Unseen;
import io.platformtenant.operator.model.engines.Capabilities;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether Argo CD verifies what it delivers, where the class of a tenant asks for it (argo-cd,
 * util/sourceintegrity/source_integrity.go).
 */
final class VerificationGaps {
  private static final FieldsOf PROJECT = new FieldsOf(Capabilities.PROJECTS, Capabilities.VERSION);
  private static final String SWITCH = "ARGOCD_GPG_ENABLED";
  private static final Set<String> OFF = Set.of("false", "no");

  private VerificationGaps() {}

  static Stream<Question<?>> questions(Subject subject) {
    return subject.isVerified() ? Stream.of(PROJECT, gpg(subject)) : Stream.empty();
  }

  static Stream<Shortfall> in(Subject subject, Answers answers) {
    return subject.isVerified()
        ? Stream.concat(field(answers), switchedOff(subject, answers))
        : Stream.empty();
  }

  static Capabilities capabilities(Answers answers) {
    return switch (answers.to(PROJECT)) {
      case Seen.Unread<Set<String>> unread -> Capabilities.ALL;
      case Seen.Read<Set<String>>(var fields) -> Capabilities.ofProjects(fields);
    };
  }

  private static Stream<Shortfall> field(Answers answers) {
    String kind = "CustomResourceDefinition " + Capabilities.PROJECTS;
    return switch (answers.to(PROJECT)) {
      case Seen.Unread<Set<String>>(String why) ->
          Stream.of(new Unseen(kind + " can not be read: " + why));
      case Seen.Read<Set<String>>(var fields) ->
          fields.isEmpty()
              ? Stream.of(new Unseen("there is no " + kind))
              : missing(kind, Capabilities.ofProjects(fields));
    };
  }

  private static Stream<Shortfall> missing(String kind, Capabilities there) {
    return there.sourceIntegrity()
        ? Stream.empty()
        : Stream.of(
            new Gap(
                kind
                    + " has no spec.sourceIntegrity, so Argo CD verifies nothing that it delivers, and the class says"
                    + " verification.require: All: install Argo CD 3.5 or later"));
  }

  private static Stream<Shortfall> switchedOff(Subject subject, Answers answers) {
    return switch (answers.to(gpg(subject))) {
      case Seen.Unread<Map<String, String>>(String why) ->
          Stream.of(
              new Unseen(
                  "Deployments in namespace "
                      + subject.argocdNamespace()
                      + " can not be read: "
                      + why));
      case Seen.Read<Map<String, String>>(var said) ->
          said.orElse(Map.of()).entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .flatMap(
                  entry ->
                      switchedOff(
                          SWITCH
                              + " of Deployment "
                              + subject.argocdNamespace()
                              + "/"
                              + entry.getKey(),
                          entry.getValue()));
    };
  }

  private static Stream<Shortfall> switchedOff(String what, String value) {
    if (value.isEmpty()) {
      return Stream.of(new Unseen(what + " is read from elsewhere: write its value there"));
    }
    return OFF.stream().anyMatch(value::equalsIgnoreCase)
        ? Stream.of(
            new Gap(
                what
                    + " is \""
                    + value
                    + "\", so Argo CD verifies nothing that it delivers: take it out"))
        : Stream.empty();
  }

  private static VariableIn gpg(Subject subject) {
    return new VariableIn(subject.argocdNamespace(), SWITCH);
  }
}
