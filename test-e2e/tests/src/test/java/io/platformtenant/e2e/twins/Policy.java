package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.e2e.twins.PolicyVerdict.Failure;
import io.platformtenant.testkit.chart.Guardrails;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The guardrail policy as it is shipped, asked by somebody it binds. Its binding warns, and another
 * one refuses: a refusal names one rule, and warnings name every rule that fails.
 */
record Policy(KubernetesClient user) {
  static final String NAME = Guardrails.POLICY;
  private static final String PATH = "apis/platformtenant.io/v1alpha1/platformtenants";
  private static final String QUERY = "?dryRun=All&fieldManager=twins";

  /** 299, agent, and the text in quotes, with a backslash before those in it. */
  private static final Pattern WARNING = Pattern.compile("299 - \"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final String BEFORE = "with binding '" + NAME + "': ";

  /** Nothing is created. */
  PolicyVerdict judge(JsonNode tenant) {
    return ask("POST", "", tenant);
  }

  /** What is there is not changed. */
  PolicyVerdict judgeChange(JsonNode changed) {
    return ask("PUT", "/" + changed.at("/metadata/name").asText(), changed);
  }

  private PolicyVerdict ask(String method, String name, JsonNode tenant) {
    var http = user.getHttpClient();
    var request =
        http.newHttpRequestBuilder()
            .uri(user.getMasterUrl() + PATH + name + QUERY)
            .method(method, "application/json", Serialization.asJson(tenant))
            .build();
    HttpResponse<String> answer = http.sendAsync(request, String.class).join();
    return new PolicyVerdict(answer.isSuccessful() ? "" : answer.body(), failures(answer));
  }

  private static List<Failure> failures(HttpResponse<String> answer) {
    return answer.headers("Warning").stream()
        .flatMap(header -> WARNING.matcher(header).results())
        .map(warning -> utf8(warning.group(1)).replace("\\\"", "\""))
        .filter(text -> text.contains(BEFORE))
        .map(text -> new Failure(text.substring(text.indexOf(BEFORE) + BEFORE.length())))
        .toList();
  }

  /** A header is read byte by byte. */
  private static String utf8(String header) {
    return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
