package io.platformtenant.operator.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.cases.Cases;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.model.BrokenClass;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.plan.Planner;
import io.platformtenant.operator.rules.Rulebook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can't be read of one object refuses that one, and leaves all others as they are. */
class PartlyReadTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final KubernetesSerialization JSON = OperatorClient.serialization();

  private static final int OF_EACH = 1;

  private final Map<String, Integer> seen = new HashMap<>();

  /** What stands in the place of something else. */
  private enum Odd {
    OTHER_TYPE {
      @Override
      JsonNode inPlaceOf(JsonNode there) {
        return there.isContainerNode()
            ? TextNode.valueOf("odd")
            : JsonNodeFactory.instance.arrayNode().add(JsonNodeFactory.instance.objectNode());
      }
    },
    OTHER_CONTAINER {
      @Override
      JsonNode inPlaceOf(JsonNode there) {
        return there.isArray()
            ? JsonNodeFactory.instance.objectNode().put("odd", 1)
            : JsonNodeFactory.instance.arrayNode().add(1);
      }
    },
    NOTHING {
      @Override
      JsonNode inPlaceOf(JsonNode there) {
        return NullNode.getInstance();
      }
    };

    abstract JsonNode inPlaceOf(JsonNode there);
  }

  @Test
  void whatEverybodyReadsIsReadWhole() {
    Cases.golden()
        .forEach(
            folder -> {
              assertThat(tenants(folder)).allSatisfy(t -> assertThat(read(t).unread()).isEmpty());
              assertThat(classes(folder))
                  .allSatisfy(c -> assertThat(readClass(c).unread()).isEmpty());
            });
  }

  @Test
  void anyPartOfATenantMayBeOdd() {
    int tried = 0;
    for (Path folder : Cases.golden()) {
      List<JudgedClass> classes =
          classes(folder).stream().map(c -> Rulebook.judge(readClass(c))).toList();
      for (ObjectNode tenant : tenants(folder)) {
        PlatformTenant bystander = read(bystander(tenant));
        tried += oddOnes(tenant, odd -> check(read(odd), bystander, classes));
      }
    }
    System.out.printf("%d odd tenants%n", tried);
    assertThat(tried).isGreaterThan(200);
  }

  private static void check(
      PlatformTenant odd, PlatformTenant bystander, List<JudgedClass> classes) {
    var world = new Rendering(List.of(odd, bystander), classes);
    assertThatCode(() -> Planner.plan(world.world(bystander))).doesNotThrowAnyException();
    if (!odd.unread().isEmpty()) {
      var plan = Planner.plan(world.world(odd));
      assertThat(plan.isRefused()).isTrue();
      assertThat(plan.errors()).allSatisfy(PartlyReadTest::isInvalid);
    }
  }

  @Test
  void anyPartOfAClassMayBeOdd() {
    int tried = 0;
    for (Path folder : Cases.golden()) {
      List<PlatformTenant> tenants =
          tenants(folder).stream().flatMap(t -> Stream.of(read(t), read(bystander(t)))).toList();
      for (ObjectNode tenantClass : classes(folder)) {
        JudgedClass bystander = Rulebook.judge(readClass(bystander(tenantClass)));
        tried += oddOnes(tenantClass, odd -> check(readClass(odd), bystander, tenants));
      }
    }
    System.out.printf("%d odd classes%n", tried);
    assertThat(tried).isGreaterThan(200);
  }

  private static void check(
      PlatformTenantClass odd, JudgedClass bystander, List<PlatformTenant> tenants) {
    JudgedClass judged = Rulebook.judge(odd);
    if (!odd.unread().isEmpty()) {
      assertThat(judged).isInstanceOf(BrokenClass.class);
      assertThat(judged.findings()).allSatisfy(PartlyReadTest::isInvalid);
    }
    var world = new Rendering(tenants, List.of(judged, bystander));
    tenants.forEach(
        tenant ->
            assertThatCode(() -> Planner.plan(world.world(tenant))).doesNotThrowAnyException());
  }

  private static void isInvalid(Finding finding) {
    assertThat(finding.reason()).isEqualTo(Reason.InvalidSpec);
    assertThat(finding.field().toString()).startsWith("spec");
  }

  /**
   * The object, once for each part of its spec and each odd thing in its place; of parts that many
   * objects have, the first few.
   */
  private int oddOnes(ObjectNode object, Consumer<ObjectNode> check) {
    int tried = 0;
    for (JsonPointer part : parts(object.get("spec"), JsonPointer.valueOf("/spec"))) {
      String field = part.toString().replaceAll("/[0-9]+", "/*");
      if (seen.merge(field, 1, Integer::sum) > OF_EACH) {
        continue;
      }
      for (Odd odd : Odd.values()) {
        ObjectNode copy = object.deepCopy();
        replace(copy, part, odd.inPlaceOf(copy.at(part)));
        assertThatCode(() -> check.accept(copy)).as("%s", copy).doesNotThrowAnyException();
        tried++;
      }
    }
    return tried;
  }

  private static void replace(ObjectNode object, JsonPointer part, JsonNode value) {
    switch (object.at(part.head())) {
      case ObjectNode map -> map.set(part.last().getMatchingProperty(), value);
      case ArrayNode list -> list.set(part.last().getMatchingIndex(), value);
      default -> throw new IllegalStateException(part.toString());
    }
  }

  private static List<JsonPointer> parts(JsonNode tree, JsonPointer at) {
    List<JsonPointer> all = new ArrayList<>(List.of(at));
    tree.properties().forEach(f -> all.addAll(parts(f.getValue(), at.appendProperty(f.getKey()))));
    for (int i = 0; tree.isArray() && i < tree.size(); i++) {
      all.addAll(parts(tree.get(i), at.appendIndex(i)));
    }
    return all;
  }

  private static ObjectNode bystander(ObjectNode object) {
    ObjectNode copy = object.deepCopy();
    copy.withObject("/metadata").put("name", "bystander");
    return copy;
  }

  private static PlatformTenant read(ObjectNode tenant) {
    return JSON.unmarshal(tenant.toString(), PlatformTenant.class);
  }

  private static PlatformTenantClass readClass(ObjectNode tenantClass) {
    return JSON.unmarshal(tenantClass.toString(), PlatformTenantClass.class);
  }

  private static List<ObjectNode> tenants(Path folder) {
    return documents(folder, "PlatformTenant");
  }

  private static List<ObjectNode> classes(Path folder) {
    return documents(folder, "PlatformTenantClass");
  }

  private static List<ObjectNode> documents(Path folder, String kind) {
    return Cases.inputs(folder).stream()
        .flatMap(PartlyReadTest::documents)
        .filter(d -> d.path("kind").asText().equals(kind))
        .toList();
  }

  private static Stream<ObjectNode> documents(Path file) {
    try (var all = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(file.toFile())) {
      return all.readAll().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
