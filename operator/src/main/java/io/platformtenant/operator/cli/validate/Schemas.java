package io.platformtenant.operator.cli.validate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.schema.CrdSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The schemas of our kinds, out of the CRDs that this program brings. */
public final class Schemas {
  /** Where the CRDs are among the resources. */
  public static final List<String> CRDS =
      List.of(
          "/crds/platformtenantclasses.platformtenant.io.yaml",
          "/crds/platformtenants.platformtenant.io.yaml",
          "/crds/platformtenantoverrides.platformtenant.io.yaml");

  private Schemas() {}

  static Map<String, CrdSchema> byKind() {
    return Holder.BY_KIND;
  }

  /** That of tenants alone. */
  public static CrdSchema ofTenants() {
    return byKind().get("PlatformTenant");
  }

  static JsonNode read(String file) {
    try (InputStream crd = PlatformTenant.class.getResourceAsStream(file)) {
      return new YAMLMapper().readTree(crd);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** Read when first needed: most commands never look. */
  private static final class Holder {
    static final Map<String, CrdSchema> BY_KIND =
        CRDS.stream()
            .map(Schemas::read)
            .map(crd -> CrdSchema.of(crd, ApiGroup.VERSION))
            .collect(Collectors.toMap(CrdSchema::kind, Function.identity()));
  }
}
