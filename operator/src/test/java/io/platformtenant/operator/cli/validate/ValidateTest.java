package io.platformtenant.operator.cli.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateTest {
  private static final String CLASS =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenantClass
      metadata: {name: standard}
      spec:
        guardrails: {repositories: ["**"]}
      """;
  private static final String TENANT =
      """
      apiVersion: platformtenant.io/v1alpha1
      kind: PlatformTenant
      metadata:
        name: payments
      spec:
        className: standard
        owner: {team: payments, contact: payments@example.com}
        environments:
        - name: prod
          namespaces: [{name: payments-prod}]
      """;

  @TempDir private Path folder;

  @Test
  void whatIsFineIsSaidInOneLine() throws IOException {
    Validate said = validate("a.yaml", CLASS + "---\n" + TENANT);
    assertThat(said.out()).isEqualTo("1 tenant and 1 class in 1 file: nothing to say\n");
    assertThat(said.code()).isZero();
  }

  @Test
  void allMistakesOfAllFilesAreToldInOneRun() throws IOException {
    Files.writeString(folder.resolve("broken.yaml"), "# platformtenant.io\na: [\n");
    Files.writeString(folder.resolve("class.yaml"), CLASS);
    Files.writeString(folder.resolve("other.yaml"), "kind: Deployment\nspec: {{ .Values.x }}\n");
    Validate said =
        validate(
            "tenant.yaml",
            TENANT
                .replace("name: prod\n", "name: cluster1\n    protectd: true\n")
                .replace("contact: payments@example.com", "contact: 7"));
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.out().lines().map(line -> line.replace(folder + "/", "")))
        .containsExactly(
            "broken.yaml:3:1: error: this is no YAML: expected the node content, but found"
                + " '<stream end>' (PS001)",
            "tenant.yaml:7:36: error: spec.owner.contact: must be a text, not the number 7; put it"
                + " in quotes (PS004)",
            "tenant.yaml:9:11: error: spec.environments[0].name: \"cluster1\" begins with cluster or"
                + " platform, which are kept for the platform's own stages; choose another name"
                + " (PT002)",
            "tenant.yaml:10:5: error: spec.environments[0].protectd: unknown field \"protectd\";"
                + " did you mean \"protected\"? (PS003)",
            "1 tenant and 1 class in 3 files: 4 errors, 0 warnings",
            "For more about a rule, such as PS001, try: platformtenant explain PS001");
  }

  @Test
  void rulesAcrossTenantsAreToldWhereTheNamesStand() throws IOException {
    String anyName = CLASS.replace("[\"**\"]", "[\"**\"], namespaces: [\"*\"]");
    Files.writeString(folder.resolve("class.yaml"), anyName);
    Files.writeString(folder.resolve("payments.yaml"), TENANT);
    Validate said = validate("search.yaml", TENANT.replace("name: payments\n", "name: search\n"));
    assertThat(said.out())
        .contains("search.yaml:10:25: ")
        .contains("namespace \"payments-prod\" belongs by its name to tenant \"payments\"")
        .contains("(PX002; see ")
        .contains("payments.yaml:4:9)");
    assertThat(said.code()).isEqualTo(1);
  }

  @Test
  void twoOfOneNameAreToldWithTheFirst() throws IOException {
    Validate said = validate("a.yaml", CLASS + "---\n" + TENANT + "---\n" + TENANT);
    assertThat(said.out())
        .contains("a.yaml:21:9: error: metadata.name: PlatformTenant \"payments\" stands in ")
        .contains("a.yaml, line 10, already; keep one (PS014)");
  }

  @Test
  void aBrokenClassIsToldOnceAndItsTenantsAreCounted() throws IOException {
    Validate said =
        validate("a.yaml", CLASS.replace("spec:", "spec:\n  homeNamespace: x") + "---\n" + TENANT);
    assertThat(said.out())
        .contains("spec.homeNamespace")
        .contains("1 tenant not checked further until the class is sound")
        .doesNotContain("spec.className");
  }

  @Test
  void aliasesAndListsAreReadAsKubectlReadsThem() throws IOException {
    String list =
        "apiVersion: v1\nkind: List\nitems:\n- "
            + TENANT.replace("\n", "\n  ").replace("prod}", "prod, profile: gone}");
    Validate said = validate("a.yaml", CLASS + "---\n" + list);
    assertThat(said.out()).contains("a.yaml:19:51: ").contains("(PT012)");
  }

  @Test
  void jsonHasThePlacesAndTheSums() throws IOException {
    Validate said = validate("a.yaml", "-o", "json", TENANT);
    JsonNode finding = said.findings().getFirst();
    assertThat(finding.path("line").asInt()).isEqualTo(6);
    assertThat(finding.path("rule").asText()).isEqualTo("PT000");
    assertThat(finding.path("severity").asText()).isEqualTo("error");
    assertThat(finding.path("object").asText()).isEqualTo("PlatformTenant \"payments\"");
    assertThat(said.json().at("/summary/errors").asInt()).isEqualTo(1);
  }

  /** A message of several lines would otherwise be a command of whoever wrote the file. */
  @Test
  void githubAnnotationsCannotBeForged() throws IOException {
    Validate said =
        validate("a,b:c.yaml", "-o", "github", TENANT.replace("standard", "\"x\\n::error::%y\""));
    assertThat(said.out().lines()).allMatch(line -> line.startsWith("::error file="));
    assertThat(said.out())
        .contains("a%2Cb%3Ac.yaml,line=6,col=14,title=")
        .contains("%0A::error::%25y");
  }

  @Test
  void textShowsControlCharactersInsteadOfSendingThem() throws IOException {
    Validate said = validate("a.yaml", TENANT.replace("standard", "\"\\e[31m\\u202e\""));
    assertThat(said.out()).contains("\\u001b[31m\\u202e").doesNotContain("\u001b", "\u202e");
  }

  @Test
  void sarifPassesItsSchema() throws IOException {
    for (String text : new String[] {CLASS, TENANT, "# platformtenant.io\n["}) {
      Validate said = validate("with space%.yaml", "-o", "sarif", text);
      String schema;
      try (var stream = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
        schema = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      }
      var problems =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
              .getSchema(schema, InputFormat.JSON)
              .validate(said.out(), InputFormat.JSON);
      assertThat(problems).isEmpty();
      assertThat(said.json().at("/runs/0/results").size()).isEqualTo(text.equals(CLASS) ? 0 : 1);
    }
  }

  @Test
  void whereToReadOnIsSaidOnce() throws IOException {
    Validate said = validate("a.yaml", TENANT + "---\n" + TENANT.replace("payments", "search"));
    assertThat(said.out())
        .endsWith(
            """
            2 tenants and 0 classes in 1 file: 2 errors, 0 warnings
            For more about PT000, try: platformtenant explain PT000
            """);
  }

  @Test
  void sarifLeadsToTheRuleOnItsPage() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "rules.md"));
    String address = "https://git.example.com/platform/operator/blob/v0.1.0/docs/rules.md";
    JsonNode rules =
        validate("a.yaml", "-o", "sarif", "--rules-page", address, CLASS)
            .json()
            .at("/runs/0/tool/driver/rules");
    assertThat(rules)
        .hasSizeGreaterThan(190)
        .allSatisfy(
            rule -> {
              String link = rule.path("helpUri").asText();
              assertThat(link).startsWith(address + "#");
              String anchor = link.substring(address.length() + 1);
              assertThat(page)
                  .contains("<a id=\"%s\"></a>`%s`".formatted(anchor, rule.path("id").asText()));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/rules.md", "https://git.example.com/rules.md#top"})
  void aPageOfRulesIsAnAbsoluteAddress(String page) {
    Validate said = Validate.run("--rules-page", page, folder.toString());
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors()).contains("\"" + page + "\" is no address of a page");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o xml .", "--nonsense .", ""})
  void whatIsUsedWronglySaysSoShortly(String arguments) {
    Validate said = Validate.run(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.errors())
        .startsWith("error: ")
        .contains("See 'platformtenant validate --help'");
  }

  @Test
  void whatCannotBeReadIsNoFinding() throws IOException {
    Path notUtf8 =
        Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
    assertThat(Validate.run("nowhere").code()).isEqualTo(3);
    assertThat(Validate.run("nowhere").errors()).contains("nowhere: there is no such file");
    assertThat(Validate.run(notUtf8.toString()).code()).isEqualTo(3);
    assertThat(Validate.run(notUtf8.toString()).errors()).contains("it is not UTF-8");
  }

  @Test
  void aFolderWithoutAnythingOfOursIsAMistake() {
    assertThat(Validate.run(folder.toString()).code()).isEqualTo(2);
  }

  private Validate validate(String name, String... optionsAndText) throws IOException {
    int last = optionsAndText.length - 1;
    Files.writeString(folder.resolve(name), optionsAndText[last]);
    String[] arguments = java.util.Arrays.copyOf(optionsAndText, last + 1);
    arguments[last] = folder.toString();
    return Validate.run(arguments);
  }
}
