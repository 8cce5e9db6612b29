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
        .customResourceClasses(PlatformTenant.class, PlatformTenantClass.class)
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
    boolean tenant = crd.getSpec().getNames().getKind().equals("PlatformTenant");
    Class<?> type = tenant ? PlatformTenant.class : PlatformTenantClass.class;
    var schema = crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    Class<?> spec = tenant ? PlatformTenantSpec.class : PlatformTenantClassSpec.class;
    Class<?> status = tenant ? PlatformTenantStatus.class : PlatformTenantClassStatus.class;
    SchemaMarks.add(spec, schema.getProperties().get("spec"), !tenant);
    SchemaMarks.add(status, schema.getProperties().get("status"), !tenant);
    describe(schema, tenant);
    BoundsInWords.add(schema);
    schema.setRequired(List.of("spec"));
    return new CustomResourceDefinitionBuilder(crd)
        .editMetadata()
        .addToAnnotations(new TreeMap<>(ANNOTATIONS))
        .endMetadata()
        .editSpec()
        .editNames()
        .withCategories("platform")
        .withListKind(type.getSimpleName() + "List")
        .endNames()
        .editFirstVersion()
        .withAdditionalPrinterColumns(tenant ? TENANT_COLUMNS : CLASS_COLUMNS)
        .endVersion()
        .endSpec()
        .build();
  }

  /** The generator looks for descriptions at fields of records, and these are none. */
  private static void describe(JSONSchemaProps schema, boolean tenant) {
    schema.setDescription(
        tenant
            ? "One tenant of the platform: the contract that both planes are generated from."
            : "What the platform team promises and permits to the tenants of a class.");
    schema
        .getProperties()
        .get("spec")
        .setDescription(
            tenant
                ? "What the tenant asks for, and what the platform team grants it."
                : "What the tenants of the class get, and what they may ask for.");
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
}
