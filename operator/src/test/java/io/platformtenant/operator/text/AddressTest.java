package io.platformtenant.operator.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.platformtenant.api.v1alpha1.BucketSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://git.example.com/a/b.git, https://git.example.com/a/b",
    "https://GIT.Example.com/A/B, https://git.example.com/a/b",
    "https://git.example.com/a/b/, https://git.example.com/a/b",
    "https://git.example.com:8443/a, https://git.example.com:8443/a",
    "https://charts.example.com, https://charts.example.com",
    "https://charts.example.com/, https://charts.example.com",
    "http://git.example.com/a, http://git.example.com/a",
    "ssh://git@git.example.com/a/b.git, git@git.example.com/a/b",
    "ssh://git@git.example.com:22/a, git@git.example.com:22/a",
    "git@git.example.com:a/b.git, git@git.example.com/a/b",
    "oci://registry.example.com/a/b, oci://registry.example.com/a/b",
    "oci://registry.example.com/a.git, oci://registry.example.com/a.git",
    "https://git.example.com/my%20team/x, https://git.example.com/my%20team/x",
    "https://git.example.com/R%26D/x, https://git.example.com/r%26d/x",
    "https://git.example.com/Apps%20(Legacy)/x, https://git.example.com/apps%20(legacy)/x",
    "https://git.example.com/Z%C3%BCrich/x, https://git.example.com/z%c3%bcrich/x",
    "https://git.example.com/%E6%97%A5/x, https://git.example.com/%e6%97%a5/x",
    "https://10.0.0.1/a, https://10.0.0.1/a"
  })
  void onePlaceHasOneForm(String url, String normal) {
    assertThat(Address.of(url)).isEqualTo(new Address(normal, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "git.example.com/a",
        "file:///etc/passwd",
        "ext::sh -c id",
        "javascript://x/a",
        "bucket://s3.example.com/a",
        "https://",
        "https:///a",
        "https://me@git.example.com/a",
        "https://me:secret@git.example.com/a",
        "https://git.example.com@evil.example/a",
        "https://git.example.com:x@evil.example/a",
        "https://git.example.com:/a",
        "https://git.example.com:0/a",
        "https://git.example.com:123456/a",
        "https://git.example.com./a",
        "https://.git.example.com/a",
        "https://git..example.com/a",
        "https://-git.example.com/a",
        "https://git.example.com\\@evil.example/a",
        "https://git.example.com\\.evil.example/a",
        "https://git.example.com#@evil.example/a",
        "https://git.example.com?@evil.example/a",
        "https://gïthub.com/a",
        "https://git.example.com。evil.example/a",
        "https://git\u2024example.com/a",
        "https://git.example.com/a/../b",
        "https://git.example.com/a/..",
        "https://git.example.com/./a",
        "https://git.example.com//a",
        "https://git.example.com/a//",
        "https://git.example.com//",
        "https://git.example.com/.git",
        "https://git.example.com/a/.git/",
        "git@git.example.com:.git",
        "https://git.example.com/%2e%2e/a",
        "https://git.example.com/%2E%2E/a",
        "https://git.example.com/a%2fb",
        "https://git.example.com/a%00",
        "https://git.example.com/%c0%ae/a",
        "https://git.example.com/%e0%80%af/a",
        "https://git.example.com/%ed%a0%80/a",
        "https://git.example.com/%c3/a",
        "https://git.example.com/%61/a",
        "https://git.example.com/%28a%29",
        "https://git.example.com/a%252f",
        "https://git.example.com/a%5cb",
        "https://git.example.com/R&D/x",
        "https://git.example.com/a%0ab",
        "https://git.example.com/a\nb",
        "https://git.example.com/a\u2028b",
        "https://git.example.com/a b",
        " https://git.example.com/a",
        "https://git.example.com/a?b",
        "https://git.example.com/a#b",
        "https://git.example.com/a:b",
        "https://git.example.com/a@b",
        "https://[::1]/a",
        "ssh://git:secret@git.example.com/a",
        "ssh://git@git.example.com",
        "ssh://-oProxyCommand=id@git.example.com/a",
        "ssh://git@-oProxyCommand=id/a",
        "git@git.example.com/a",
        "git@git.example.com:/a",
        "git@git.example.com:../a",
        "a@b@git.example.com:a",
        "-oProxyCommand=id@git.example.com:a",
        "oci://registry.example.com/a:latest",
        "oci://registry.example.com/a@sha256:0",
        "oci://registry.example.com"
      })
  void whatCouldMeanTwoPlacesHasNone(String url) {
    assertThat(Address.of(url).isKnown()).as(Address.of(url).toString()).isFalse();
    assertThat(Address.of(url).normal()).isEmpty();
  }

  @Test
  void aBucketIsItsEndpointAndName() {
    assertThat(Address.of(new BucketSource("S3.example.com:9000", "a-b", null, "x", null)).normal())
        .isEqualTo("bucket://s3.example.com:9000/a-b");
  }

  @Test
  void aBucketThatIsNotWrittenOutHasNone() {
    assertThat(Address.of(new BucketSource("s3.example.com", null, null, null, null)).isKnown())
        .isFalse();
    assertThat(Address.of(new BucketSource(null, "a-b", null, null, null)).isKnown()).isFalse();
  }

  @Test
  void noTextIsSlow() {
    String dots = "https://" + "a.".repeat(1_000_000) + "/x";
    String dashes = "https://" + "a-".repeat(250) + "!/x";
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> {
          assertThat(Address.of(dots).isKnown()).isFalse();
          assertThat(Address.of(dashes).isKnown()).isFalse();
        });
  }
}
