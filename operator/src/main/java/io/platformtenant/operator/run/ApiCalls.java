package io.platformtenant.operator.run;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.platformtenant.operator.metrics.ApiCall;
import io.platformtenant.operator.metrics.Measures;
import java.nio.ByteBuffer;
import java.util.List;

/** Counts every request of a client, those of the SDK and of its watches too. */
record ApiCalls(Measures measures) implements Interceptor {
  @Override
  public void after(
      HttpRequest request,
      HttpResponse<?> response,
      AsyncBody.Consumer<List<ByteBuffer>> consumer) {
    measures.called(call(request), Integer.toString(response.code()));
  }

  @Override
  public void afterConnectionFailure(HttpRequest request, Throwable failure) {
    measures.called(call(request), "error");
  }

  private static ApiCall call(HttpRequest request) {
    return ApiCall.of(request.method(), request.uri(), contentType(request));
  }

  /** Of a request that is built it is no header yet. */
  private static String contentType(HttpRequest request) {
    return request instanceof StandardHttpRequest built && built.getContentType() != null
        ? built.getContentType()
        : "";
  }
}
