package io.platformtenant.e2e.standins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.platformtenant.engines.standins.machine.Trees;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TreesTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                    | {'a':1}                  | {'a':1}",
        "{'a':1}               | {}                       | {'a':null}",
        "{'a':{'b':1,'c':2}}   | {'a':{'b':1}}            | {'a':{'c':null}}",
        "{'a':[1,2]}           | {'a':[2]}                | {'a':[2]}",
        "{'a':{'b':[{'c':1}]}} | {'a':{'b':[{'c':1}]}}    | {}",
      })
  void aDifferenceIsTheSmallestMergePatch(String before, String after, String patch)
      throws JsonProcessingException {
    assertThat(Trees.difference(json(before), json(after))).isEqualTo(json(patch));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return MAPPER.readTree(text.replace('\'', '"'));
  }
}
