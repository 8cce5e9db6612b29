package io.platformtenant.e2e.platform;

import io.platformtenant.e2e.engines.ArgoApi;
import io.platformtenant.e2e.engines.ArgoApi.Answer;

/** A call of Argo CD's API with somebody's token. */
@FunctionalInterface
interface Call {
  Answer on(ArgoApi api);
}
