package io.platformtenant.operator.run;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
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
    String type = request.header("Content-Type");
    return ApiCall.of(request.method(), request.uri(), type == null ? "" : type);
  }
}
