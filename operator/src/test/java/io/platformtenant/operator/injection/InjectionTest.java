package io.platformtenant.operator.injection;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.operator.cli.PlanPrinter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a tenant writes is either refused or arrives as what it was. */
class InjectionTest {
  private static final int TEXTS = 1_000;

  /** Printing is slow beside planning: one in so many is enough. */
  private static final int PRINTED = 25;

  /** References, which name what is there, and fields of items that a single one has not. */
  private static final List<String> CLOSED =
      List.of(
          "/spec/bootstrap/sources/*/identity",
          "/spec/bootstrap/stages/*/decryption/identity",
          "/spec/bootstrap/stages/*/dependsOn/*",
          "/spec/bootstrap/stages/*/environments/*/name",
          "/spec/bootstrap/stages/*/environments/*/source",
          "/spec/bootstrap/stages/*/namespace",
          "/spec/bootstrap/stages/*/source",
          "/spec/delivery/applicationSets/*/environments/*/name",
          "/spec/delivery/applicationSets/*/environments/*/namespace",
          "/spec/delivery/applicationSets/*/environments/*/sources/*/name",
          "/spec/delivery/applicationSets/*/itemFrom",
          "/spec/delivery/applicationSets/*/source/name",
          "/spec/delivery/applicationSets/*/source/ref",
          "/spec/delivery/applicationSets/*/sources/*/ref",
          "/spec/delivery/applications/*/environments/*/name",
          "/spec/delivery/applications/*/environments/*/namespace",
          "/spec/delivery/applications/*/environments/*/sources/*/name",
          "/spec/delivery/applications/*/source/name",
          "/spec/delivery/applications/*/source/ref",
          "/spec/delivery/applications/*/sources/*/ref",
          "/spec/delivery/syncWindows/*/applications/*",
          "/spec/delivery/syncWindows/*/environments/*",
          "/spec/environments/*/cluster",
          "/spec/environments/*/namespaces/*/profile",
          "/spec/environments/*/parameters/+",
          "/spec/freeze/*/environments/*",
          "/spec/parameters/+");

  private static final YAMLMapper YAML = new YAMLMapper();

  @ParameterizedTest
  @EnumSource
  void isRefusedOrArrivesAsItWas(FieldFamily family) {
    var passed = new AtomicInteger();
    var tally =
        Bombardment.throwAt(
            family,
            TEXTS,
            one -> {
              if (passed.getAndIncrement() % PRINTED == 0) {
                assertPrintedAsPlanned(one);
              }
            });
    System.out.printf("%s: %s%n", family, tally);
    assertThat(tally.passed()).as("some pass, or nothing was tried").isPositive();
    assertThat(tally.bySchema() + tally.byRules()).isPositive();
  }

  /** A field that is new in the API is thrown at from its first day. */
  @Test
  void everyTextOfTheSchemaIsInAFamily() {
    assertThat(TextSchema.ALL)
        .extracting(TextSchema::path)
        .filteredOn(path -> FieldFamily.of(path).isEmpty())
        .as("texts of the schema that belong to no family")
        .isEmpty();
  }

  /** Where no harmless text passes, hostile ones prove nothing. */
  @Test
  void onlyReferencesAreClosed() {
    assertThat(
            TextSchema.ALL.stream()
                .map(Target::of)
                .filter(Target::isClosed)
                .collect(toMap(target -> target.schema().path(), Target::whyClosed)))
        .as("give the base tenant what a field needs around it, if it can be open")
        .containsOnlyKeys(CLOSED);
  }

  private static void assertPrintedAsPlanned(Passed passed) {
    try (var documents =
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(PlanPrinter.yaml(List.of(passed.plan())))) {
      assertThat(documents.readAll())
          .as(passed.toString())
          .containsExactlyElementsOf(
              passed.plan().objects().values().stream().map(o -> (JsonNode) o.body()).toList());
    } catch (IOException e) {
      throw new AssertionError(passed + " breaks out of its YAML", e);
    }
  }
}
