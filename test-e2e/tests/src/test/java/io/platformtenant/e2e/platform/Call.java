package io.platformtenant.e2e.platform;

import io.platformtenant.engines.real.ArgoApi;
import io.platformtenant.engines.real.ArgoApi.Answer;

/** A call of Argo CD's API with somebody's token. */
@FunctionalInterface
interface Call {
  Answer on(ArgoApi api);
}
