package io.platformtenant.operator.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.Stage;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the CRDs promise where nothing is said is what is done where nothing is said. */
class DescribedBuiltInsTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final JsonNode TENANTS = spec("platformtenants");
  private static final JsonNode CLASSES = spec("platformtenantclasses");

  @ParameterizedTest
  @MethodSource
  void aClassDoesWhatItsDescriptionsSay(String field, Object builtIn) {
    assertThat(description(CLASSES, field)).containsPattern("[ ;(]" + said(builtIn));
  }

  static Stream<Arguments> aClassDoesWhatItsDescriptionsSay() throws IOException {
    PlatformTenantClass nothing = YAML.readValue("spec: {}", PlatformTenantClass.class);
    var defaults = ClassDefaults.of(nothing);
    var accounts = defaults.accounts();
    var people = defaults.people();
    var guardrails = EffectiveGuardrails.of(nothing);
    return Stream.of(
        arguments("argocd", defaults.argocdNamespace()),
        arguments("flux", defaults.fluxNamespace()),
        arguments("homeNamespace", defaults.homeNamespace()),
        arguments("roles.accounts.home", accounts.home()),
        arguments("roles.accounts.cluster", accounts.cluster()),
        arguments("roles.accounts.platform", accounts.platform()),
        arguments("roles.accounts.reconciler", accounts.reconciler()),
        arguments("roles.accounts.deployer", accounts.deployer()),
        arguments("roles.people.viewers", people.viewers()),
        arguments("roles.people.deployers", people.deployers()),
        arguments("roles.people.approvers", people.approvers()),
        arguments("delivery.gate", defaults.gate()),
        arguments("namespaceProfiles[].podSecurity", defaults.profiles().getFirst().podSecurity()),
        arguments("guardrails.namespaces", guardrails.namespaces()),
        arguments("guardrails.providers", guardrails.providers()),
        arguments(
            "guardrails.verification.require",
            guardrails.requiresVerifiedSources() ? "Bootstrap" : "None"),
        arguments("guardrails.tenantStages", guardrails.permitsTenantStages() ? "Allow" : "Forbid"),
        arguments(
            "guardrails.protectedAutoSync",
            guardrails.permitsProtectedAutoSync() ? "Allow" : "Forbid"),
        arguments(
            "guardrails.protectedRevisions",
            guardrails.permitsAnyProtectedRevision() ? "Any" : "Pinned"),
        arguments("guardrails.adoption", guardrails.adoption()),
        arguments("guardrails.minimumGate", guardrails.permitsNoGate() ? "None" : "Ready"),
        arguments(
            "guardrails.enforcement", guardrails.requiresEnforcement() ? "Required" : "Report"));
  }

  @ParameterizedTest
  @MethodSource
  void sourcesAndStagesDoWhatTheirDescriptionsSay(String field, Object builtIn) {
    assertThat(description(TENANTS, field)).containsPattern("[ ;(]" + said(builtIn));
    assertThat(description(CLASSES, field)).isEqualTo(description(TENANTS, field));
  }

  static Stream<Arguments> sourcesAndStagesDoWhatTheirDescriptionsSay() throws IOException {
    Source source = YAML.readValue("{name: a}", Source.class);
    Stage stage = YAML.readValue("{name: a}", Stage.class);
    return Stream.of(
        arguments("bootstrap.sources[].interval", EffectiveBootstrap.intervalOf(source)),
        arguments("bootstrap.sources[].provider", EffectiveBootstrap.providerOf(source)),
        arguments("bootstrap.stages[].interval", EffectiveBootstrap.intervalOf(stage)),
        arguments("bootstrap.stages[].retryInterval", EffectiveBootstrap.retryIntervalOf(stage)),
        arguments("bootstrap.stages[].timeout", EffectiveBootstrap.timeoutOf(stage)));
  }

  private static String said(Object builtIn) {
    String text =
        builtIn instanceof List<?> list
            ? String.join(" and ", list.stream().map(Object::toString).toList())
            : builtIn.toString();
    return "\\Q" + text + "\\E when absent";
  }

  private static String description(JsonNode spec, String field) {
    JsonNode at = spec;
    for (String name : field.replace("[]", ".[]").split("\\.", -1)) {
      at = name.equals("[]") ? at.path("items") : at.path("properties").path(name);
    }
    return at.path("description").asText();
  }

  private static JsonNode spec(String plural) {
    String file = "/crds/" + plural + ".platformtenant.io.yaml";
    try (var stream = PlatformTenant.class.getResourceAsStream(file)) {
      return YAML.readTree(stream).at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
    } catch (IOException e) {
      throw new IllegalStateException("reading " + file, e);
    }
  }
}
