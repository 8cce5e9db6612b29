package io.platformtenant.operator.metrics;

import io.platformtenant.operator.kinds.ManagedKind;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request to an API server is about, in words of which there are few: whatever is in a
 * cluster, and whatever residue is looked for, kinds that are not ours are one.
 *
 * @param kind of what is asked for or written, {@code discovery}, or {@code other}
 */
public record ApiCall(String verb, String kind) {
  private static final String DISCOVERY = "discovery";
  private static final String OTHER = "other";

  /** What of a namespace is no kind of what is in it. */
  private static final Set<String> OF_NAMESPACES = Set.of("status", "finalize");

  private static final Map<String, String> KINDS = kinds();

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new HashMap<>();
    for (ManagedKind kind : ManagedKind.values()) {
      kinds.put(kind.group() + "/" + kind.plural(), kind.kind());
    }
    kinds.put("platformtenant.io/platformtenants", "PlatformTenant");
    kinds.put("platformtenant.io/platformtenantclasses", "PlatformTenantClass");
    kinds.put("platformtenant.io/platformtenantoverrides", "PlatformTenantOverride");
    kinds.put("coordination.k8s.io/leases", "Lease");
    kinds.put("events.k8s.io/events", "Event");
    kinds.put("/events", "Event");
    kinds.put("apps/controllerrevisions", "ControllerRevision");
    kinds.put("authorization.k8s.io/selfsubjectrulesreviews", "SelfSubjectRulesReview");
    return Map.copyOf(kinds);
  }

  /**
   * @param method of HTTP
   * @param contentType of the body, or ""
   */
  public static ApiCall of(String method, URI uri, String contentType) {
    List<String> path = Arrays.stream(uri.getPath().split("/")).filter(p -> !p.isEmpty()).toList();
    int groups = path.indexOf("apis");
    int core = path.indexOf("api");
    if (core >= 0 && (groups < 0 || core < groups)) {
      return of(
          "", path.subList(Math.min(core + 2, path.size()), path.size()), method, uri, contentType);
    }
    return groups < 0 || path.size() < groups + 4
        ? new ApiCall("get", DISCOVERY)
        : of(path.get(groups + 1), path.subList(groups + 3, path.size()), method, uri, contentType);
  }

  private static ApiCall of(
      String group, List<String> rest, String method, URI uri, String contentType) {
    if (rest.isEmpty()) {
      return new ApiCall("get", DISCOVERY);
    }
    boolean inNamespace =
        rest.size() > 2 && rest.get(0).equals("namespaces") && !OF_NAMESPACES.contains(rest.get(2));
    List<String> resource = inNamespace ? rest.subList(2, rest.size()) : rest;
    return new ApiCall(
        verb(method, resource.size() > 1, uri, contentType),
        KINDS.getOrDefault(group + "/" + resource.getFirst(), OTHER));
  }

  private static String verb(String method, boolean named, URI uri, String contentType) {
    return switch (method) {
      case "GET", "HEAD" -> {
        if (isWatch(uri)) {
          yield "watch";
        }
        yield named ? "get" : "list";
      }
      case "POST" -> "create";
      case "PUT" -> "update";
      case "DELETE" -> "delete";
      case "PATCH" -> contentType.contains("apply-patch") ? "apply" : "patch";
      default -> OTHER;
    };
  }

  private static boolean isWatch(URI uri) {
    return uri.getQuery() != null
        && Arrays.asList(uri.getQuery().split("&", -1)).contains("watch=true");
  }
}
