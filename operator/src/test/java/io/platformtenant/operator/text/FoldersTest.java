package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldersTest {
  @ParameterizedTest
  @CsvSource({
    "addons, addons",
    "./addons/, addons",
    "addons/redis, addons",
    ".//addons/./redis, ./addons/",
    "addons/../addons/redis, addons",
    "anything/at/all, ./",
    "a/b, a/b/../b"
  })
  void whatIsBelowIsIn(String path, String folder) {
    assertThat(Folders.isIn(path, folder)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "addons-internal, addons",
    "Addons, addons",
    "addons/../secrets, addons",
    "addons/../../addons, addons",
    "../addons, addons",
    "./, addons",
    "a, a/b",
    "a, ../a"
  })
  void whatIsBesideOrOutsideIsNot(String path, String folder) {
    assertThat(Folders.isIn(path, folder)).isFalse();
  }
}
