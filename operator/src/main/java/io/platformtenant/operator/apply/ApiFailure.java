package io.platformtenant.operator.apply;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.platformtenant.operator.client.Attempts;
import io.platformtenant.operator.contract.BindingName;
import io.platformtenant.operator.findings.Reason;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.kinds.Purpose;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;
import java.util.Optional;

/**
 * What an API server answered, told apart by what to do about it. Every error of the API becomes
 * one of these, here and nowhere else.
 */
public final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What to do. */
  public enum Kind {
    /** The server does not serve this kind: its engine is not installed. */
    KIND_MISSING(Reason.PlaneUnavailable),
    /** The namespace is not there. */
    NAMESPACE_MISSING(Reason.NamespaceMissing),
    /** The namespace is on its way out; wait. */
    NAMESPACE_TERMINATING(Reason.Progressing),
    /** The ClusterRole of a binding is not there. */
    CLUSTER_ROLE_MISSING(Reason.ClusterRoleMissing),
    /** The operator may not hand out this ClusterRole. */
    ROLE_NOT_BINDABLE(Reason.RoleNotBindable),
    /** The operator lacks a right, or admission refused. */
    FORBIDDEN(Reason.ApplyFailed),
    /** Somebody else changed the object meanwhile, or it exists already; look again. */
    CONFLICT(Reason.Progressing),
    /** The server understood and refuses; trying the same again is useless. */
    INVALID(Reason.ApplyFailed),
    /** A field can never change; the object must be made anew. */
    IMMUTABLE(Reason.ApplyFailed),
    /** The object is not there. */
    NOT_FOUND(Reason.ApplyFailed),
    /** Trouble on the way or at the server; try again. */
    UNREACHABLE(Reason.ApplyFailed),
    /**
     * The server let the time pass, or somebody did whom it asks; another request would wait too.
     */
    UNANSWERED(Reason.ApplyFailed),
    /** Nothing was sent: it would have waited for nothing, or this look has lasted long enough. */
    NOT_TRIED(Reason.ApplyFailed);

    private final Reason reason;

    Kind(Reason reason) {
      this.reason = reason;
    }

    public Reason reason() {
      return reason;
    }

    /** Whether it goes over by itself, or somebody has to do something. */
    boolean heals() {
      return switch (this) {
        case KIND_MISSING, NAMESPACE_TERMINATING, CONFLICT, UNREACHABLE, UNANSWERED, NOT_TRIED ->
            true;
        case NAMESPACE_MISSING,
            CLUSTER_ROLE_MISSING,
            ROLE_NOT_BINDABLE,
            FORBIDDEN,
            INVALID,
            IMMUTABLE,
            NOT_FOUND ->
            false;
      };
    }
  }

  private final Kind kind;

  public ApiFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Whether somebody has to do something. What is to be deleted may well be gone already. */
  boolean isTrouble() {
    return !kind.heals() && kind != Kind.NOT_FOUND;
  }

  public Kind kind() {
    return kind;
  }

  /** What went wrong with a request about an object. */
  public static ApiFailure of(KubernetesClientException e, ObjectId id) {
    Kind kind = kindOf(e, id);
    return new ApiFailure(kind, id.describe() + ": " + advice(kind, e, id), e);
  }

  /** What went wrong with a request about a kind. */
  public static ApiFailure of(KubernetesClientException e, ManagedKind kind) {
    return of(e, ObjectId.of(kind, "", ""));
  }

  /** What went wrong with a request about objects that are none of ours. */
  static ApiFailure of(KubernetesClientException e, String what) {
    Kind kind = e.getCode() == 403 ? Kind.FORBIDDEN : Kind.UNREACHABLE;
    return new ApiFailure(kind, what + ": " + text(e), e);
  }

  /** That the namespace of an object is not there, although the server said something else. */
  static ApiFailure namespaceMissing(ApiFailure e, ObjectId id) {
    String message =
        "namespace \"" + id.namespace() + "\" does not exist; create it, or choose another";
    return new ApiFailure(Kind.NAMESPACE_MISSING, id.describe() + ": " + message, e);
  }

  /** That an object has to wait for another look. */
  static ApiFailure notTried(ObjectId id, String why) {
    return new ApiFailure(Kind.NOT_TRIED, id.describe() + ": not tried yet, " + why, null);
  }

  private static Kind kindOf(KubernetesClientException e, ObjectId id) {
    if (Attempts.isWithoutAnswer(e)) {
      return Kind.UNANSWERED;
    }
    return switch (e.getCode()) {
      case 404 -> missing(e, id);
      case 409 -> Kind.CONFLICT;
      case 403 -> forbidden(e, id);
      case 413 -> Kind.INVALID;
      case 400, 422 -> text(e).contains("field is immutable") ? Kind.IMMUTABLE : Kind.INVALID;
      case 500 -> Attempts.isOfSchema(e) ? Kind.INVALID : Kind.UNREACHABLE;
      default -> Kind.UNREACHABLE;
    };
  }

  /** There are three kinds of 404: of the path, of the namespace, and of the object. */
  private static Kind missing(KubernetesClientException e, ObjectId id) {
    Optional<String> of = details(e).map(StatusDetails::getKind);
    if (of.isEmpty()) {
      return Kind.KIND_MISSING;
    }
    if (of.get().equals("namespaces") && id.kind() != ManagedKind.NAMESPACE) {
      return Kind.NAMESPACE_MISSING;
    }
    String name = details(e).map(StatusDetails::getName).orElse("");
    return isBinding(id) && !name.equals(id.name()) ? Kind.CLUSTER_ROLE_MISSING : Kind.NOT_FOUND;
  }

  private static boolean isBinding(ObjectId id) {
    return id.kind().purpose() == Purpose.BINDING;
  }

  private static Kind forbidden(KubernetesClientException e, ObjectId id) {
    boolean terminating =
        details(e).map(StatusDetails::getCauses).orElse(List.of()).stream()
            .map(StatusCause::getReason)
            .anyMatch("NamespaceTerminating"::equals);
    if (terminating) {
      return Kind.NAMESPACE_TERMINATING;
    }
    return isBinding(id) && text(e).contains("attempting to grant")
        ? Kind.ROLE_NOT_BINDABLE
        : Kind.FORBIDDEN;
  }

  private static String advice(Kind kind, KubernetesClientException e, ObjectId id) {
    return switch (kind) {
      case KIND_MISSING ->
          "the cluster does not serve "
              + id.kind().kind()
              + " of "
              + id.kind().apiVersion()
              + "; install its engine";
      case NAMESPACE_MISSING ->
          "namespace \"" + id.namespace() + "\" does not exist; create it, or choose another";
      case NAMESPACE_TERMINATING ->
          "namespace \"" + id.namespace() + "\" is being deleted; waiting until it is gone";
      case CLUSTER_ROLE_MISSING ->
          "ClusterRole \""
              + BindingName.of(id).role()
              + "\" does not exist; create it, or change the class";
      case ROLE_NOT_BINDABLE ->
          "the operator may not hand out ClusterRole \""
              + BindingName.of(id).role()
              + "\"; add it to "
              + (id.namespace().isEmpty() ? "clusterBindableClusterRoles" : "bindableClusterRoles")
              + " of the chart, or change the class";
      case FORBIDDEN -> "the API server forbids it: " + text(e);
      case CONFLICT -> "changed by somebody else meanwhile; looking again";
      case INVALID, IMMUTABLE -> refusal(e) + ": " + text(e);
      case NOT_FOUND -> "not found";
      case UNREACHABLE, UNANSWERED -> trouble(e, id) + ": " + text(e);
      case NOT_TRIED -> "not tried yet";
    };
  }

  private static String refusal(KubernetesClientException e) {
    return e.getCode() == 413
        ? "it is too large for the API server; make it smaller, or split it"
        : "the API server refuses it";
  }

  /** None is made any more while the CRD of a kind is going away. */
  private static String trouble(KubernetesClientException e, ObjectId id) {
    return e.getCode() == 405
        ? "the cluster takes no "
            + id.kind().kind()
            + " now; its kind may be going away, and is waited for"
        : "the API server could not be asked";
  }

  private static Optional<StatusDetails> details(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getDetails)
        .filter(d -> d.getKind() != null || d.getCauses() != null);
  }

  private static String text(KubernetesClientException e) {
    return Optional.ofNullable(e.getStatus())
        .map(Status::getMessage)
        .or(() -> Optional.ofNullable(e.getMessage()))
        .orElse("no message");
  }
}
