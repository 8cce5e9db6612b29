package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** How far a take-down has come. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Deletion(String step, List<String> waitingFor, int total, String since) {
  public Deletion {
    waitingFor = Copies.list(waitingFor);
  }
}
