package io.platformtenant.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The sync options a tenant may set. Argo CD matches them as literal strings
 * (docs/user-guide/sync-options.md); what weakens the boundary or the validation is not in the
 * list.
 */
public enum SyncOption {
  @JsonProperty("ApplyOutOfSyncOnly=true")
  APPLY_OUT_OF_SYNC_ONLY("ApplyOutOfSyncOnly=true"),
  @JsonProperty("ClientSideApplyMigration=false")
  NO_CLIENT_SIDE_APPLY_MIGRATION("ClientSideApplyMigration=false"),
  @JsonProperty("FailOnSharedResource=true")
  FAIL_ON_SHARED_RESOURCE("FailOnSharedResource=true"),
  @JsonProperty("PruneLast=true")
  PRUNE_LAST("PruneLast=true"),
  @JsonProperty("PrunePropagationPolicy=background")
  PRUNE_IN_BACKGROUND("PrunePropagationPolicy=background"),
  @JsonProperty("PrunePropagationPolicy=foreground")
  PRUNE_IN_FOREGROUND("PrunePropagationPolicy=foreground"),
  @JsonProperty("RespectIgnoreDifferences=true")
  RESPECT_IGNORE_DIFFERENCES("RespectIgnoreDifferences=true"),
  @JsonProperty("ServerSideApply=true")
  SERVER_SIDE_APPLY("ServerSideApply=true"),
  @JsonProperty("SkipDryRunOnMissingResource=true")
  SKIP_DRY_RUN_ON_MISSING_RESOURCE("SkipDryRunOnMissingResource=true");

  private final String text;

  SyncOption(String text) {
    this.text = text;
  }

  /** The literal string Argo CD matches. */
  public String text() {
    return text;
  }
}
