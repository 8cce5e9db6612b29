package io.platformtenant.operator.change.cowriting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.operator.change.ApplyBody;
import io.platformtenant.operator.change.Difference;
import io.platformtenant.operator.drift.DriftedFields;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.model.Result.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A promoter may write revision, images and an annotation; parameters are the contract's. */
class CoWritingTest {
  private static final String LET = "system:serviceaccount:kargo:kargo promoter ";

  private static final String REVISION = "/spec/source/targetRevision";
  private static final String IMAGES = "/spec/source/kustomize/images";

  @Test
  void theContractsValueIsUsedWhenItIsMade() {
    assertThat(written(planned()).at(REVISION).asText()).isEqualTo("v1");
  }

  @Test
  void whatACoWriterWroteIsNoDrift() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    live.withObject("/spec/source/kustomize").putArray("images").add("api:2");

    assertThat(between(planned(), live)).isEqualTo(Difference.NONE);
    assertThat(DriftedFields.of(object(planned()), live)).isEmpty();
  }

  @Test
  void whatItTookOutStaysOut() {
    ObjectNode live = written(planned());
    ((ObjectNode) live.at("/spec/source")).remove("kustomize");

    assertThat(between(planned(), live)).isEqualTo(Difference.NONE);
    assertThat(over(planned(), live).at("/spec/source").has("kustomize")).isFalse();
  }

  @Test
  void anotherFieldOfTheContractResetsNothing() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    ObjectNode edited = planned();
    write(edited, "/spec/source/path", "elsewhere");

    ObjectNode sent = over(edited, live);

    assertThat(between(edited, live)).isEqualTo(Difference.OUTDATED);
    assertThat(sent.at(REVISION).asText()).isEqualTo("v2");
    assertThat(sent.at("/spec/source/path").asText()).isEqualTo("elsewhere");
  }

  @Test
  void aNewValueOfTheContractCounts() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    write(live, IMAGES.replace("/images", "/namePrefix"), "x");
    ObjectNode edited = planned();
    write(edited, REVISION, "v3");

    assertThat(over(edited, live).at(REVISION).asText()).isEqualTo("v3");
  }

  @Test
  void ofAnotherRepositoryItIsNoValue() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    ObjectNode edited = planned();
    write(edited, "/spec/source/repoURL", "https://git.example.com/other.git");

    assertThat(over(edited, live).at(REVISION).asText()).isEqualTo("v1");
  }

  @Test
  void whereSomebodyLedTheSourceElsewhereNothingOfItStays() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    write(live, "/spec/source/repoURL", "https://git.example.com/other.git");

    assertThat(between(planned(), live)).isEqualTo(Difference.DRIFTED);
    assertThat(over(planned(), live).at(REVISION).asText()).isEqualTo("v1");
  }

  @Test
  void whatIsNotOpenIsDrift() {
    ObjectNode live = written(planned());
    ((ObjectNode) live.at("/spec/source/helm/parameters/0")).put("value", "theirs");

    assertThat(between(planned(), live)).isEqualTo(Difference.DRIFTED);
    assertThat(over(planned(), live).at("/spec/source/helm/parameters/0/value").asText())
        .isEqualTo("ours");
  }

  @Test
  void whenTheClassLetsNobodyAnyMoreTheLastValueStays() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    ObjectNode closed = closed();

    assertThat(between(closed, live)).isEqualTo(Difference.OUTDATED);
    ObjectNode left = over(closed, live);

    assertThat(left.at(REVISION).asText()).isEqualTo("v2");
    assertThat(between(closed, left)).isEqualTo(Difference.NONE);
    assertThat(CoWriting.in(closed, left))
        .singleElement()
        .satisfies(
            theirs -> {
              assertThat(theirs.field()).isEqualTo("spec.source.targetRevision");
              assertThat(theirs.writer()).isEmpty();
            });
  }

  @Test
  void whatOneWroteWhoMayNotAnyMoreIsDrift() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    ObjectNode left = over(closed(), live);
    write(left, REVISION, "v3");

    assertThat(between(closed(), left)).isEqualTo(Difference.DRIFTED);
    assertThat(over(closed(), left).at(REVISION).asText()).isEqualTo("v2");
  }

  @Test
  void afterThatTheContractCountsAgainAsSoonAsItChanges() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    ObjectNode left = over(closed(), live);
    ObjectNode edited = closed();
    write(edited, REVISION, "v3");

    ObjectNode sent = over(edited, left);

    assertThat(sent.at(REVISION).asText()).isEqualTo("v3");
    assertThat(CoWriting.in(edited, sent)).isEmpty();
  }

  @Test
  void whereItMayWriteAgainWhatStaysIsItsOwnOnceMore() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    ObjectNode left = over(closed(), live);

    assertThat(over(planned(), left).at(REVISION).asText()).isEqualTo("v2");
    assertThat(CoWriting.in(planned(), over(planned(), left)))
        .extracting(CoWriting.Theirs::writer)
        .containsExactly("promoter");
  }

  @Test
  void whatNobodyNotedIsDrift() {
    ObjectNode live = written(planned());
    write(live, REVISION, "v2");
    ((ObjectNode) live.at("/metadata/annotations")).remove(ApiGroup.CO_WRITTEN_ANNOTATION);

    assertThat(between(planned(), live)).isEqualTo(Difference.DRIFTED);
    assertThat(over(planned(), live).at(REVISION).asText()).isEqualTo("v1");
  }

  @Test
  void anAnnotationOfTheContractMayBeTheirs() {
    ObjectNode planned = planned();
    planned.withObject("/metadata/annotations").put("kargo.akuity.io/stage", "a").put("other", "a");
    ObjectNode live = written(planned);
    live.withObject("/metadata/annotations").put("kargo.akuity.io/stage", "b");

    assertThat(between(planned, live)).isEqualTo(Difference.NONE);

    live.withObject("/metadata/annotations").put("other", "b");

    assertThat(between(planned, live)).isEqualTo(Difference.DRIFTED);
  }

  @Test
  void eachOfSeveralSourcesIsOneOfItsOwn() {
    ObjectNode planned = several("a", "b");
    ObjectNode live = written(planned);
    ((ObjectNode) live.at("/spec/sources/1")).put("targetRevision", "v2");

    assertThat(between(planned, live)).isEqualTo(Difference.NONE);
    assertThat(over(several("b", "a"), live).at("/spec/sources/0/targetRevision").asText())
        .as("another source stands there")
        .isEqualTo("v1");
  }

  @Test
  void whereNobodyMayWriteNothingIsNoted() {
    ObjectNode planned = closed();

    assertThat(CoWriting.standing(planned, MissingNode.getInstance())).isSameAs(planned);
  }

  @Test
  void noWriteGoesOverWhatIsWrittenMeanwhile() {
    ObjectNode live = written(planned());
    live.withObject("/metadata").put("resourceVersion", "7");

    assertThat(ApplyBody.needsFreshRead(object(planned()), live, Change.UPDATED)).isTrue();
    assertThat(
            ApplyBody.toWrite(object(planned()), live, Change.UPDATED)
                .at("/metadata/resourceVersion")
                .asText())
        .isEqualTo("7");
  }

  private static ObjectNode planned() {
    ObjectNode planned = closed();
    planned
        .withObject("/metadata/annotations")
        .put(
            ApiGroup.CO_WRITERS_ANNOTATION,
            LET + "kargo.akuity.io/,kustomizeImages,targetRevision");
    return planned;
  }

  private static ObjectNode closed() {
    return read(
        """
        metadata: {name: payments-api-dev, labels: {platformtenant.io/tenant: payments}}
        spec:
          project: payments
          source:
            repoURL: https://git.example.com/d.git
            targetRevision: v1
            path: api
            kustomize: {images: ["api:1"]}
            helm: {parameters: [{name: a, value: ours}]}
        """);
  }

  private static ObjectNode several(String first, String second) {
    ObjectNode planned = planned();
    ObjectNode spec = (ObjectNode) planned.get("spec");
    spec.remove("source");
    for (String name : new String[] {first, second}) {
      spec.withArray("sources")
          .addObject()
          .put("repoURL", "https://git.example.com/" + name + ".git")
          .put("targetRevision", "v1");
    }
    return planned;
  }

  private static ObjectNode read(String yaml) {
    try {
      return (ObjectNode) new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PlannedObject object(ObjectNode body) {
    return new PlannedObject(
        ObjectId.of(ManagedKind.APPLICATION, "argocd", "payments-api-dev"),
        "dev",
        body,
        Collections.emptySortedSet(),
        false);
  }

  /** As the operator makes it. */
  private static ObjectNode written(ObjectNode planned) {
    return over(planned, MissingNode.getInstance());
  }

  private static ObjectNode over(ObjectNode planned, JsonNode live) {
    return ApplyBody.over(object(planned), live);
  }

  private static Difference between(ObjectNode planned, ObjectNode live) {
    return Difference.between(object(planned), live);
  }

  private static void write(ObjectNode object, String field, String value) {
    int name = field.lastIndexOf('/');
    ((ObjectNode) object.at(field.substring(0, name))).put(field.substring(name + 1), value);
  }
}
