package io.platformtenant.operator.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmptyValueTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the three differ is what they are three for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "null       | true  | true  | true",
        "[]         | true  | true  | true",
        "false      | true  | false | true",
        "\"\"       | true  | true  | false",
        "{}         | true  | true  | false",
        "{\"a\":[]} | false | true  | false",
        "true       | false | false | false",
        "0          | false | false | false",
        "[\"\"]     | false | false | false",
        "\"a\"      | false | false | false"
      })
  void whatSaysNothing(String json, boolean toGo, boolean asBlock, boolean unset)
      throws JsonProcessingException {
    var value = JSON.readTree(json);
    assertThat(EmptyValue.isLeftOutByGo(value)).isEqualTo(toGo);
    assertThat(EmptyValue.isEmptyBlock(value)).isEqualTo(asBlock);
    assertThat(EmptyValue.isUnset(value)).isEqualTo(unset);
  }
}
