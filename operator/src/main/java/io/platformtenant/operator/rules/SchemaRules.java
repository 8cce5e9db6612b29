package io.platformtenant.operator.rules;

import io.platformtenant.operator.findings.Layer;
import io.platformtenant.operator.findings.Reason;
import java.util.List;

/**
 * What the API server itself would refuse, so that files are told before they reach one. Checked
 * against the schemas that the CRDs carry; the operator meets it only where the cluster has other
 * CRDs than these.
 */
public final class SchemaRules {
  private static final String VALIDATION =
      "kubernetes, apiextensions-apiserver/pkg/apiserver/validation/validation.go";

  private static final String STRICT =
      "kubernetes, apiserver/pkg/endpoints/handlers/create.go, strict field validation";

  public static final RuleInfo SYNTAX =
      RuleInfo.of("PS001", "A file is YAML or JSON.")
          .layer(Layer.SYNTAX)
          .remedy("Correct the syntax where the message points.")
          .source("sigs yaml, goyaml.v2/parserc.go");

  public static final RuleInfo DOUBLED_KEY =
      RuleInfo.of("PS002", "A key is given once.")
          .layer(Layer.SYNTAX)
          .remedy("Keep one of the two.")
          .source(STRICT);

  public static final RuleInfo UNKNOWN_FIELD =
      RuleInfo.of("PS003", "Every field is known.")
          .layer(Layer.GENERAL)
          .remedy("Correct the name of the field, or take it out.")
          .source(STRICT);

  public static final RuleInfo TYPE =
      RuleInfo.of("PS004", "A value has the type of its field.")
          .layer(Layer.SYNTAX)
          .remedy("Write a value of the type; texts that look like something else need quotes.")
          .source(VALIDATION);

  public static final RuleInfo REQUIRED =
      RuleInfo.of("PS005", "What is required is there.")
          .layer(Layer.SYNTAX)
          .remedy("Add the field.")
          .source(VALIDATION);

  public static final RuleInfo FORMAT =
      RuleInfo.of("PS006", "A text has the form of its field.")
          .layer(Layer.GENERAL)
          .remedy("Write it as the pattern says.")
          .source(VALIDATION);

  public static final RuleInfo SIZE =
      RuleInfo.of("PS007", "Texts, lists and maps are not too long and not too short.")
          .layer(Layer.SYNTAX)
          .remedy("Shorten it, or add what is missing.")
          .source(VALIDATION);

  public static final RuleInfo CHOICE =
      RuleInfo.of("PS008", "A choice is one of those there are.")
          .layer(Layer.SYNTAX)
          .remedy("Write one of the values the message lists.")
          .source(VALIDATION);

  public static final RuleInfo RANGE =
      RuleInfo.of("PS009", "A number is in its range.")
          .layer(Layer.GENERAL)
          .remedy("Write a number between the bounds.")
          .source(VALIDATION);

  public static final RuleInfo TWICE =
      RuleInfo.of("PS010", "No two items of a list have one key.")
          .layer(Layer.SYNTAX)
          .remedy("Rename one of the two, or take it out.")
          .source(
              "kubernetes, apiextensions-apiserver/pkg/apiserver/schema/listtype/validation.go");

  public static final RuleInfo CEL =
      RuleInfo.of("PS011", "The validation rules of the CRD hold.")
          .layer(Layer.GENERAL)
          .remedy("Do what the message says.")
          .source("kubernetes, apiextensions-apiserver/pkg/apiserver/schema/cel/validation.go");

  public static final RuleInfo METADATA =
      RuleInfo.of("PS012", "Names, labels and annotations are ones Kubernetes takes.")
          .layer(Layer.GENERAL)
          .remedy("Correct the name, key or value.")
          .source("kubernetes, apimachinery/pkg/api/validation/objectmeta.go");

  public static final RuleInfo KIND =
      RuleInfo.of("PS013", "Version and kind are ones there are.")
          .layer(Layer.SYNTAX)
          .remedy("Write a version and kind that the CRDs serve.");

  public static final RuleInfo TWO_OF_ONE_NAME =
      RuleInfo.of("PS014", "No two objects of a kind have one name.")
          .layer(Layer.NEIGHBOURS)
          .because(Reason.NameConflict)
          .remedy("Keep one of the two; applied, the later would overwrite the other.");

  public static final RuleInfo PATCH =
      RuleInfo.of("PS015", "A patch of kustomize is read as what it makes.")
          .warning()
          .layer(Layer.SYNTAX)
          .remedy("Let kustomize build the folder, and validate what comes out of it.")
          .source("kustomize, api/types/kustomization.go");

  static final List<RuleInfo> ALL =
      List.of(
          SYNTAX,
          DOUBLED_KEY,
          UNKNOWN_FIELD,
          TYPE,
          REQUIRED,
          FORMAT,
          SIZE,
          CHOICE,
          RANGE,
          TWICE,
          CEL,
          METADATA,
          KIND,
          TWO_OF_ONE_NAME,
          PATCH);

  private SchemaRules() {}
}
