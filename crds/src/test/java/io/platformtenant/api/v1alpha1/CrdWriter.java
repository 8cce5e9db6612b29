package io.platformtenant.api.v1alpha1;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes the CRDs from the records. What the generator's annotations cannot say (list-map keys,
 * categories, the order of columns, annotations of the CRD itself) is added afterwards.
 */
final class CrdWriter {
  private static final List<CustomResourceColumnDefinition> TENANT_COLUMNS =
      List.of(
          column("READY", "string", ".status.conditions[?(@.type==\"Ready\")].status", 0),
          column("STATUS", "string", ".status.conditions[?(@.type==\"Ready\")].message", 0),
          column("BOOTSTRAP", "string", ".status.bootstrap.summary", 0),
          column("DELIVERY", "string", ".status.delivery.summary", 0),
          column("AGE", "date", ".metadata.creationTimestamp", 0),
          column("CLASS", "string", ".status.className", 1),
          column("OWNER", "string", ".spec.owner.team", 1));

  private static final List<CustomResourceColumnDefinition> CLASS_COLUMNS =
      List.of(
          column("READY", "string", ".status.conditions[?(@.type==\"Ready\")].status", 0),
          column("STATUS", "string", ".status.conditions[?(@.type==\"Ready\")].message", 0),
          column("TENANTS", "integer", ".status.tenants", 0),
          column("AGE", "date", ".metadata.creationTimestamp", 0));

  private static final List<CustomResourceColumnDefinition> OVERRIDE_COLUMNS =
      List.of(
          column("TENANT", "string", ".spec.tenant", 0),
          column("ENVIRONMENT", "string", ".spec.environment", 0),
          column("STATE", "string", ".status.state", 0),
          column("UNTIL", "string", ".spec.until", 0),
          column("BY", "string", ".spec.requestedBy", 0),
          column("SIGNED BY", "string", ".spec.approvedBy", 0),
          column("AGE", "date", ".metadata.creationTimestamp", 0),
          column("STATUS", "string", ".status.conditions[?(@.type==\"Ready\")].message", 1),
          column("REASON", "string", ".spec.reason", 1));

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              PlatformTenant.class,
              PlatformTenantSpec.class,
              PlatformTenantStatus.class,
              TENANT_COLUMNS,
              "One tenant of the platform: the contract that both planes are generated from.",
              "What the tenant asks for, and what the platform team grants it."),
          new Kind(
              PlatformTenantClass.class,
              PlatformTenantClassSpec.class,
              PlatformTenantClassStatus.class,
              CLASS_COLUMNS,
              "What the platform team promises and permits to the tenants of a class.",
              "What the tenants of the class get, and what they may ask for."),
          new Kind(
              PlatformTenantOverride.class,
              PlatformTenantOverrideSpec.class,
              PlatformTenantOverrideStatus.class,
              OVERRIDE_COLUMNS,
              "One thing in one frozen environment that one person lets through for a few hours.",
              "What is let through, by whom, why and until when."));

  /**
   * A CRD that Flux delivers with substitution would lose what looks like a variable in its
   * messages; a CRD that Helm removes would take every tenant with it.
   */
  private static final Map<String, String> ANNOTATIONS =
      Map.of(
          "helm.sh/resource-policy", "keep",
          "kustomize.toolkit.fluxcd.io/substitute", "disabled");

  private static final Pattern WHOLE = Pattern.compile("(?m)(?<=imum: )(-?\\d+)\\.0$");

  private CrdWriter() {}

  /** File name to YAML text. */
  static Map<String, String> write() throws IOException {
    Path folder = Files.createTempDirectory("crds");
    new CRDGenerator()
        .withMinQuotes(true)
        .withParallelGenerationEnabled(false)
        .customResourceClasses(
            PlatformTenant.class, PlatformTenantClass.class, PlatformTenantOverride.class)
        .withPostProcessor(
            new CRDPostProcessor() {
              @Override
              public HasMetadata process(HasMetadata crd, String version) {
                return finish((CustomResourceDefinition) crd);
              }
            })
        .inOutputDir(folder.toFile())
        .generate();
    Map<String, String> texts = new TreeMap<>();
    for (File file : folder.toFile().listFiles()) {
      String text = Files.readString(file.toPath());
      texts.put(
          file.getName().replace("-v1.yml", ".yaml"),
          asKept(text.substring(text.indexOf("apiVersion:"))));
      Files.delete(file.toPath());
    }
    Files.delete(folder);
    return texts;
  }

  /** Bounds are of type {@code Double}, and the API server keeps {@code 10.0} as {@code 10}. */
  private static String asKept(String text) {
    return WHOLE.matcher(text).replaceAll("$1");
  }

  private static CustomResourceDefinition finish(CustomResourceDefinition crd) {
    Kind kind = Kind.of(crd);
    boolean isClass = kind.type() == PlatformTenantClass.class;
    var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    SchemaMarks.add(kind.spec(), schema.getProperties().get("spec"), isClass);
    SchemaMarks.add(kind.status(), schema.getProperties().get("status"), isClass);
    describe(schema, kind);
    BoundsInWords.add(schema);
    schema.setRequired(List.of("spec"));
    return new CustomResourceDefinitionBuilder(crd)
        .editMetadata()
        .addToAnnotations(new TreeMap<>(ANNOTATIONS))
        .endMetadata()
        .editSpec()
        .editNames()
        .withCategories("platform")
        .withListKind(kind.type().getSimpleName() + "List")
        .endNames()
        .editFirstVersion()
        .withAdditionalPrinterColumns(kind.columns())
        .endVersion()
        .endSpec()
        .build();
  }

  /** The generator looks for descriptions at fields of records, and these are none. */
  private static void describe(JSONSchemaProps schema, Kind kind) {
    schema.setDescription(kind.means());
    schema.getProperties().get("spec").setDescription(kind.asks());
    schema
        .getProperties()
        .get("status")
        .setDescription("What became of it: written by the operator alone.");
  }

  // The API server leaves out a priority of 0; an engine that compares would find a difference.
  private static CustomResourceColumnDefinition column(
      String name, String type, String jsonPath, int priority) {
    return new CustomResourceColumnDefinitionBuilder()
        .withName(name)
        .withType(type)
        .withJsonPath(jsonPath)
        .withPriority(priority == 0 ? null : priority)
        .build();
  }

  /**
   * @param means what one of them is, in a sentence
   * @param asks what its spec is, in a sentence
   */
  private record Kind(
      Class<?> type,
      Class<?> spec,
      Class<?> status,
      List<CustomResourceColumnDefinition> columns,
      String means,
      String asks) {
    static Kind of(CustomResourceDefinition crd) {
      String name = crd.getSpec().getNames().getKind();
      return KINDS.stream()
          .filter(kind -> kind.type().getSimpleName().equals(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
