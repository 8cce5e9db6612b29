package io.platformtenant.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.platformtenant.api.v1alpha1.ApiGroup;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.operator.manifest.Document;
import io.platformtenant.operator.manifest.Manifests;
import io.platformtenant.operator.manifest.Mistake;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Reads tenants and classes from files, folders and standard input: YAML and JSON, several
 * documents in a file; other kinds are skipped. As strict as the API server under strict field
 * validation: unknown fields, doubled keys and wrong types are refused.
 */
public final class InputReader {
  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(ObjectMeta.class, Lenient.class)
          .withCoercionConfig(
              LogicalType.Textual,
              c -> {
                c.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                c.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                c.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
              })
          .build();

  private final List<PlatformTenant> tenants = new ArrayList<>();
  private final List<PlatformTenantClass> classes = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  private InputReader() {}

  /**
   * @param paths files, folders (read with all below them), or "-" for standard input
   * @throws InputException for what cannot be read or is no tenant and no class
   */
  public static Inputs read(List<String> paths, InputStream standardInput) {
    return of(PathReader.read(paths, standardInput));
  }

  /**
   * @throws InputException for what is no tenant and no class
   */
  public static Inputs of(List<PathReader.Text> texts) {
    var reader = new InputReader();
    var patches = KustomizePatches.in(texts);
    texts.forEach(text -> reader.readText(text, patches));
    Comparator<HasMetadata> byName = Comparator.comparing(o -> o.getMetadata().getName());
    reader.tenants.sort(byName);
    reader.classes.sort(byName);
    reader.refuseDoubles(reader.tenants, "PlatformTenant");
    reader.refuseDoubles(reader.classes, "PlatformTenantClass");
    return new Inputs(
        List.copyOf(reader.tenants), List.copyOf(reader.classes), List.copyOf(reader.leftOut));
  }

  private void readText(PathReader.Text text, KustomizePatches patches) {
    for (Document document : Manifests.read(text.text())) {
      for (Mistake mistake : document.mistakes()) {
        if (mistake.kind() != Mistake.Kind.SYNTAX || text.text().contains(ApiGroup.NAME)) {
          throw new InputException(
              ExitCode.FOUND_SOMETHING,
              "%s:%d:%d: %s"
                  .formatted(
                      text.where(), mistake.at().line(), mistake.at().column(), mistake.message()));
        }
      }
      document
          .objects()
          .forEach(
              object ->
                  patches
                      .told(text.where(), object.json())
                      .ifPresentOrElse(
                          told -> leftOut.add(text.where() + " " + told),
                          () -> accept(text.where(), object.json())));
    }
  }

  private void accept(String where, JsonNode document) {
    String apiVersion = document.path("apiVersion").asText();
    if (!apiVersion.startsWith(ApiGroup.NAME + "/")) {
      return;
    }
    if (!apiVersion.equals(ApiGroup.NAME + "/" + ApiGroup.VERSION)) {
      throw new InputException(
          ExitCode.FOUND_SOMETHING,
          where
              + ": apiVersion \""
              + apiVersion
              + "\" is not known; use "
              + ApiGroup.NAME
              + "/"
              + ApiGroup.VERSION);
    }
    switch (document.path("kind").asText()) {
      case "PlatformTenant" -> tenants.add(parse(where, document, PlatformTenant.class));
      case "PlatformTenantClass" -> classes.add(parse(where, document, PlatformTenantClass.class));
      default -> {}
    }
  }

  private static <R extends HasMetadata> R parse(String where, JsonNode document, Class<R> type) {
    String what = where + ": " + document.path("kind").asText();
    String name = document.path("metadata").path("name").asText();
    if (name.isEmpty()) {
      throw new InputException(ExitCode.FOUND_SOMETHING, what + " has no metadata.name");
    }
    InputShape.problemIn(document)
        .ifPresent(
            problem -> {
              throw new InputException(
                  ExitCode.FOUND_SOMETHING, what + " \"" + name + "\": " + problem);
            });
    try {
      return STRICT.treeToValue(document, type);
    } catch (JsonProcessingException e) {
      throw new InputException(
          ExitCode.FOUND_SOMETHING, what + " \"" + name + "\": " + InputShape.explain(e));
    }
  }

  private void refuseDoubles(List<? extends HasMetadata> sorted, String kind) {
    for (int i = 1; i < sorted.size(); i++) {
      String name = sorted.get(i).getMetadata().getName();
      if (name.equals(sorted.get(i - 1).getMetadata().getName())) {
        throw new InputException(
            ExitCode.FOUND_SOMETHING, kind + " \"" + name + "\" is there twice; keep one");
      }
    }
  }

  /** Metadata is the API server's own; what it will say about it is not ours to guess. */
  @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
  private interface Lenient {}
}
