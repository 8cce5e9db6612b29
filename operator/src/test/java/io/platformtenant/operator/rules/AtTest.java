package io.platformtenant.operator.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.api.v1alpha1.GatePolicy;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.rules.Rule.Breach;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AtTest {
  private static final At<Shop> SHOP =
      At.spec(
          new Shop(
              "corner",
              List.of(new Shelf("top", Map.of("b.c", "2", "a", "1")), new Shelf(null, Map.of()))));

  @Test
  void aFieldKnowsWhereItStands() {
    assertThat(SHOP.child("name", Shop::name).says("is {}", "shut"))
        .isEqualTo(new Breach(FieldPath.of("spec", "name"), "corner", "is \"shut\""));
  }

  @Test
  void anItemKnowsItsNumber() {
    assertThat(shelves().map(shelf -> shelf.child("name", Shelf::name).path()))
        .map(Object::toString)
        .containsExactly("spec.shelves[0].name", "spec.shelves[1].name");
  }

  @Test
  void entriesComeByTheirKeysEachOneStep() {
    assertThat(shelves().flatMap(shelf -> shelf.entries("labels", Shelf::labels)))
        .map(entry -> entry.path() + "=" + entry.value().getValue())
        .containsExactly("spec.shelves[0].labels.a=1", "spec.shelves[0].labels.b.c=2");
  }

  @Test
  void aKeyStandsWhereItsEntryDoes() {
    assertThat(shelves().flatMap(shelf -> shelf.keys("labels", Shelf::labels)))
        .map(key -> key.says("{} is no key", key.value()))
        .first()
        .isEqualTo(
            new Breach(
                FieldPath.of("spec", "shelves").item(0).child("labels").child("a"),
                "a",
                "\"a\" is no key"));
  }

  @Test
  void whatNobodySaidHasAPlaceAndNoFields() {
    At<Shop> nobody = At.spec(null);
    At<String> name = nobody.child("name", Shop::name);
    assertThat(name.path()).hasToString("spec.name");
    assertThat(name.value()).isNull();
    assertThat(name.said()).isEmpty();
    assertThat(nobody.items("shelves", Shop::shelves)).isEmpty();
    assertThat(shelves().flatMap(shelf -> shelf.child("name", Shelf::name).said())).hasSize(1);
  }

  @Test
  void aProblemIsToldAfterTheValueItIsAbout() {
    At<String> name = SHOP.child("name", Shop::name);
    assertThat(name.is(Optional.of("is no {} of ours")))
        .containsExactly(
            new Breach(FieldPath.of("spec", "name"), "corner", "\"corner\" is no {} of ours"));
    assertThat(name.is(Optional.empty())).isEmpty();
  }

  @Test
  void theValueThatIsWrongGoesWithTheBreach() {
    assertThat(SHOP.says("is shut").value()).isEmpty();
    assertThat(SHOP.map(Shop::name).says("is shut").value()).isEqualTo("corner");
    assertThat(SHOP.map(shop -> true).says("is shut").value()).isEqualTo("true");
    assertThat(SHOP.map(shop -> GatePolicy.None).says("is shut").value()).isEqualTo("None");
    assertThat(SHOP.map(shop -> Map.entry("a", 1)).says("is shut").value()).isEqualTo("1");
    assertThat(SHOP.map(shop -> null).says("is shut").value()).isEmpty();
    assertThat(SHOP.map(shop -> "two\nlines").says("is shut").value()).isEmpty();
  }

  private static Stream<At<Shelf>> shelves() {
    return SHOP.items("shelves", Shop::shelves);
  }

  private record Shop(String name, List<Shelf> shelves) {}

  private record Shelf(String name, Map<String, String> labels) {}
}
