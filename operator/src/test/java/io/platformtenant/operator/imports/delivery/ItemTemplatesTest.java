package io.platformtenant.operator.imports.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTemplatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jobs/{{path.basename}}/x             | jobs/{item}/x
          {{ .path.basename }}                 | {item}
          {{path}}                             | {path}
          {{.path.path}}                       | {path}
          {{path[1]}}                          | {segment.1}
          {{index .path.segments 2}}           | {segment.2}
          {{.version}}                         | {item.version}
          {{version}}                          | {item.version}
          {{.values.version}}                  | {item.version}
          {{index .values "version"}}          | {item.version}
          plain                                | plain
          """)
  void saysItInThePlaceholdersOfContracts(String template, String said) {
    assertThat(new ItemTemplates().of(new TextNode(template)).textValue()).isEqualTo(said);
  }
}
