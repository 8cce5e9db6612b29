package io.platformtenant.operator.change.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PresentOwnerTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void isNamedAsWellAsItCanBeTold(String metadata, String owner) throws IOException {
    assertThat(PresentOwner.of(new YAMLMapper().readTree("{metadata: " + metadata + "}")))
        .isEqualTo(owner);
  }

  static Stream<Arguments> isNamedAsWellAsItCanBeTold() {
    return Stream.of(
        arguments("{}", "somebody else"),
        arguments("{managedFields: [{manager: kubectl}, {manager: argocd-server}]}", "\"kubectl\""),
        arguments(
            "{managedFields: [{manager: kubelet, subresource: status}, {manager: helm}]}",
            "\"helm\""),
        arguments(
            "{managedFields: [{manager: platform-tenant-operator}]}",
            "nobody since its tenant went"),
        arguments(
            "{labels: {app.kubernetes.io/managed-by: Terraform},"
                + " managedFields: [{manager: kubectl}]}",
            "\"Terraform\""),
        arguments(
            "{labels: {app.kubernetes.io/managed-by: platform-tenant-operator}}", "somebody else"),
        arguments(
            "{labels: {app.kubernetes.io/managed-by: Helm}, annotations:"
                + " {meta.helm.sh/release-name: teams, meta.helm.sh/release-namespace: ops}}",
            "Helm's release \"ops/teams\""),
        arguments("{labels: {app.kubernetes.io/managed-by: Helm}}", "\"Helm\""),
        arguments(
            "{labels: {kustomize.toolkit.fluxcd.io/name: teams,"
                + " kustomize.toolkit.fluxcd.io/namespace: flux-system},"
                + " managedFields: [{manager: kustomize-controller}]}",
            "Kustomization \"flux-system/teams\" of Flux"),
        arguments(
            "{labels: {helm.toolkit.fluxcd.io/name: teams, helm.toolkit.fluxcd.io/namespace: ops,"
                + " app.kubernetes.io/managed-by: Helm}}",
            "HelmRelease \"ops/teams\" of Flux"),
        arguments(
            "{labels: {resourceset.fluxcd.controlplane.io/name: teams}}",
            "ResourceSet \"teams\" of Flux"),
        arguments(
            "{annotations: {argocd.argoproj.io/tracking-id:"
                + " 'teams:argoproj.io/AppProject:argocd/payments'}}",
            "Application \"teams\" of Argo CD"),
        arguments(
            "{annotations: {argocd.argoproj.io/tracking-id:"
                + " 'ops_teams:argoproj.io/AppProject:argocd/payments'}}",
            "Application \"ops/teams\" of Argo CD"),
        arguments(
            "{labels: {argocd.argoproj.io/instance: teams}}", "Application \"teams\" of Argo CD"),
        arguments(
            "{labels: {kustomize.toolkit.fluxcd.io/name: a}, annotations:"
                + " {argocd.argoproj.io/tracking-id: 'b:x'}}",
            "Kustomization \"a\" of Flux and Application \"b\" of Argo CD"),
        arguments(
            "{ownerReferences: [{kind: ApplicationSet, name: teams, controller: true}]}",
            "ApplicationSet \"teams\", its controller"),
        arguments("{ownerReferences: [{kind: Team, name: payments}]}", "somebody else"));
  }

  @ParameterizedTest
  @MethodSource
  void textThatIsNoNameIsNotRepeated(String metadata) throws IOException {
    assertThat(PresentOwner.of(new YAMLMapper().readTree("{metadata: " + metadata + "}")))
        .isEqualTo("somebody else");
  }

  static Stream<String> textThatIsNoNameIsNotRepeated() {
    return Stream.of(
        "{annotations: {argocd.argoproj.io/tracking-id: \"x\\\"; all is well:a\"}}",
        "{annotations: {argocd.argoproj.io/tracking-id: '" + "a".repeat(300) + "'}}",
        "{ownerReferences: [{kind: \"all\\nis well\", name: a, controller: true}]}",
        "{ownerReferences: [{kind: A, name: \"all is well\", controller: true}]}");
  }
}
