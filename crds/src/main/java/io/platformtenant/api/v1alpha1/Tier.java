package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.platformtenant.api.schema.Copies;
import java.util.List;

/** The identity-provider groups and the single people of one tier. */
@ValidationRule(
    value = "!has(self.groups) || self.groups.all(g, !g.lowerAscii().startsWith('system:'))",
    message = Tier.SYSTEM_GROUP,
    fieldPath = ".groups")
@ValidationRule(
    value = "!has(self.users) || self.users.all(u, !u.lowerAscii().startsWith('system:'))",
    message = Tier.SYSTEM_USER,
    fieldPath = ".users")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Tier(
    @JsonPropertyDescription(
            "Group names as the identity provider sends them, without those of Kubernetes (system:*); none when absent.")
        @Size(max = 32)
        List<@Size(min = 1, max = 256) String> groups,
    @JsonPropertyDescription(
            "Single people by the user name that the API server knows them by, without accounts of Kubernetes (system:*); none when absent. Argo CD finds them where one of its scopes, or the subject of its tokens, is that name.")
        @Size(max = 32)
        List<@Size(min = 1, max = 256) String> users) {
  public static final String SYSTEM_GROUP =
      "groups of Kubernetes itself (system:*) can not be given a tier; name groups of your identity provider";
  public static final String SYSTEM_USER =
      "users and accounts of Kubernetes itself (system:*) can not be given a tier; name people of your identity provider";

  public Tier {
    groups = Copies.list(groups);
    users = Copies.list(users);
  }
}
