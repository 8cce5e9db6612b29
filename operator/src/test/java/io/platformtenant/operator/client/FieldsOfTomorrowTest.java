package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.platformtenant.api.schema.PartlyRead;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cases.Cases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever reads an object of a later version of the API passes over what that one has besides. */
class FieldsOfTomorrowTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final KubernetesSerialization JSON = OperatorClient.serialization();
  private static final Path CRDS = Path.of("../helm/platform-tenant-operator/files/crds");
  private static final String TOMORROW = "ofTomorrow";

  private int added;

  @Test
  void aTenantWithMoreFieldsInEveryPlaceIsReadAsTheSame() {
    check(PlatformTenant.class, "platformtenants.platformtenant.io");
  }

  @Test
  void aClassWithMoreFieldsInEveryPlaceIsReadAsTheSame() {
    check(PlatformTenantClass.class, "platformtenantclasses.platformtenant.io");
  }

  private <R extends CustomResource<?, ?> & PartlyRead> void check(Class<R> type, String crd) {
    JsonNode schema =
        read(CRDS.resolve(crd + ".yaml")).at("/spec/versions/0/schema/openAPIV3Schema/properties");
    of(type.getSimpleName())
        .forEach(
            today -> {
              ObjectNode tomorrow = today.deepCopy();
              widen(tomorrow.path("spec"), schema.path("spec"));
              R read = JSON.unmarshal(tomorrow.toString(), type);

              assertThat(read.unread()).as("%s", tomorrow).isEmpty();
              assertThat(read.getSpec())
                  .isEqualTo(JSON.unmarshal(today.toString(), type).getSpec());
            });
    assertThat(added).isGreaterThan(200);
  }

  /** Into every object that has fields; keys of a map are the user's own. */
  private void widen(JsonNode value, JsonNode schema) {
    if (value instanceof ObjectNode object && schema.has("properties")) {
      schema
          .path("properties")
          .properties()
          .forEach(field -> widen(object.path(field.getKey()), field.getValue()));
      object.putObject(TOMORROW).put("is", "another day");
      added++;
    } else if (value.isArray()) {
      value.forEach(item -> widen(item, schema.path("items")));
    } else if (value.isObject()) {
      value.forEach(item -> widen(item, schema.path("additionalProperties")));
    }
  }

  private static Stream<ObjectNode> of(String kind) {
    return Cases.golden().stream()
        .flatMap(folder -> Cases.inputs(folder).stream())
        .flatMap(FieldsOfTomorrowTest::documents)
        .filter(object -> object.path("kind").asText().equals(kind));
  }

  private static Stream<ObjectNode> documents(Path file) {
    try (var values = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
      return values.readAll().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
