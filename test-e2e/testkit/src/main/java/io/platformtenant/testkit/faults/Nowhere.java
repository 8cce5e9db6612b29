package io.platformtenant.testkit.faults;

import java.net.URI;

/** Nobody listens on port 1, so a client meets what it would meet without a server. */
final class Nowhere {
  private Nowhere() {}

  static URI instead(URI uri) {
    return URI.create(uri.getScheme() + "://127.0.0.1:1" + uri.getRawPath());
  }
}
