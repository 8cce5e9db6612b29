package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.BuiltIn;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.api.v1alpha1.SourceProvider;
import io.platformtenant.api.v1alpha1.Stage;

/** Sources and stages with what is built in where they say nothing. */
public final class EffectiveBootstrap {
  private EffectiveBootstrap() {}

  public static String intervalOf(Source source) {
    return orElse(source.interval(), BuiltIn.SOURCE_INTERVAL);
  }

  public static SourceProvider providerOf(Source source) {
    return orElse(source.provider(), SourceProvider.generic);
  }

  public static String intervalOf(Stage stage) {
    return orElse(stage.interval(), BuiltIn.STAGE_INTERVAL);
  }

  public static String retryIntervalOf(Stage stage) {
    return orElse(stage.retryInterval(), BuiltIn.STAGE_RETRY_INTERVAL);
  }

  public static String timeoutOf(Stage stage) {
    return orElse(stage.timeout(), BuiltIn.STAGE_TIMEOUT);
  }

  private static <T> T orElse(T said, T builtIn) {
    return said == null ? builtIn : said;
  }
}
