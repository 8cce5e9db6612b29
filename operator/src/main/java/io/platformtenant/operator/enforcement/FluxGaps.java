package io.platformtenant.operator.enforcement;

import io.platformtenant.operator.enforcement.Question.ControllersIn;
import io.platformtenant.operator.enforcement.Shortfall.Gap;
import io.platformtenant.operator.enforcement.Shortfall.Unseen;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The multi-tenancy lockdown of Flux, by what its controllers were started with (flux2, RFC-0010
 * and docs on multi-tenancy; main.go and internal/features of each controller).
 */
final class FluxGaps {
  private static final String KUSTOMIZE = "kustomize-controller";
  private static final String CROSS = "no-cross-namespace-refs";
  private static final String BASES = "no-remote-bases";
  private static final String ACCOUNT = "default-service-account";
  private static final String DECRYPTION = "default-decryption-service-account";
  private static final String KUBECONFIG = "default-kubeconfig-service-account";

  /** Objects may name an identity of the cloud's; without it the flags for that are refused. */
  private static final String IDENTITIES = "ObjectLevelWorkloadIdentity=true";

  /** What each has to be told; a controller that is not there opens nothing. */
  private static final Map<String, List<String>> FLAGS =
      Map.of(
          KUSTOMIZE,
          List.of(CROSS, BASES, ACCOUNT),
          "helm-controller",
          List.of(CROSS, ACCOUNT),
          "notification-controller",
          List.of(CROSS),
          "image-reflector-controller",
          List.of(CROSS),
          "image-automation-controller",
          List.of(CROSS));

  private static final Map<String, List<String>> WITH_IDENTITIES =
      Map.of(
          KUSTOMIZE,
          List.of(DECRYPTION, KUBECONFIG),
          "helm-controller",
          List.of(KUBECONFIG),
          "source-controller",
          List.of(ACCOUNT),
          "notification-controller",
          List.of(ACCOUNT),
          "image-reflector-controller",
          List.of(ACCOUNT));

  private FluxGaps() {}

  static Stream<Question<?>> questions(Subject subject) {
    return Stream.of(new ControllersIn(subject.fluxNamespace()));
  }

  static Stream<Shortfall> in(Subject subject, Answers answers) {
    String where = "namespace " + subject.fluxNamespace();
    return switch (answers.to(new ControllersIn(subject.fluxNamespace()))) {
      case Seen.Unread<Map<String, List<String>>>(String why) ->
          Stream.of(new Unseen("Deployments in " + where + " can not be read: " + why));
      case Seen.Read<Map<String, List<String>>>(var there) -> {
        Map<String, List<String>> controllers = there.orElse(Map.of());
        yield controllers.containsKey(KUSTOMIZE)
            ? gaps(subject.fluxNamespace(), controllers)
            : Stream.of(new Unseen("there is no Deployment " + KUSTOMIZE + " in " + where));
      }
    };
  }

  private static Stream<Shortfall> gaps(String namespace, Map<String, List<String>> controllers) {
    return controllers.keySet().stream()
        .sorted()
        .flatMap(
            name -> {
              var arguments = new Arguments(controllers.get(name));
              return flagsOf(name, arguments)
                  .filter(flag -> !isSet(flag, arguments))
                  .map(flag -> gap(namespace, name, flag));
            });
  }

  private static Stream<String> flagsOf(String controller, Arguments arguments) {
    return Stream.concat(
        FLAGS.getOrDefault(controller, List.of()).stream(),
        arguments.of("feature-gates").contains(IDENTITIES)
            ? WITH_IDENTITIES.getOrDefault(controller, List.of()).stream()
            : Stream.empty());
  }

  private static boolean isSet(String flag, Arguments arguments) {
    return isSwitch(flag) ? arguments.isOn(flag) : !arguments.of(flag).isEmpty();
  }

  private static boolean isSwitch(String flag) {
    return flag.equals(CROSS) || flag.equals(BASES);
  }

  private static Gap gap(String namespace, String controller, String flag) {
    return new Gap(
        "%s in namespace %s runs without --%s: start it with --%s=%s"
            .formatted(controller, namespace, flag, flag, isSwitch(flag) ? "true" : "default"));
  }
}
