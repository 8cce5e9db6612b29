package io.platformtenant.operator.imports;

import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.text.Texts;

/** Words on how something is handed over, or made anew beside what is there. */
public final class HandOver {
  /** Of what somebody applies again and again. */
  public static final String LET_GO =
      "applies it again; have it let go before it is handed over (in its Git prune: disabled for"
          + " Flux, Prune=false for Argo CD, and take it out one commit later)";

  /** The same of what is deleted, since a contract makes it anew. */
  static final String MADE_AGAIN = "makes it again; take it out there before you delete it";

  private HandOver() {}

  /** What becomes of an object whose name no contract keeps. */
  static String anew(Existing there, ObjectId planned) {
    String made = "is made anew as " + planned.brief() + " beside this one";
    return switch (there.id().kind().purpose()) {
      case APPLICATION ->
          made
              + ": both deliver the same, and the new one can not sync"
              + " (FailOnSharedResource) until this one is gone. Delete it without its cascade, so"
              + " that what it delivered stays"
              + command(
                  there,
                  "kubectl patch application %2$s -n %1$s --type merge -p"
                      + " '{\"metadata\":{\"finalizers\":null}}' && kubectl delete application %2$s"
                      + " -n %1$s");
      case APPLICATION_SET ->
          made
              + ": both would make Applications of the same. Delete it and leave those it made"
              + command(there, "kubectl delete applicationset %2$s -n %1$s --cascade=orphan");
      case STAGE ->
          made
              + ": both apply the same. Suspend this one before, and delete it when the new one is"
              + " Ready: a suspended one deletes nothing"
              + command(there, "flux suspend kustomization %2$s -n %1$s");
      default -> made + "; delete this one when nothing uses it any more";
    };
  }

  /** Names of files may be anything, and nobody shall paste that into a shell. */
  private static String command(Existing there, String words) {
    return Texts.isDnsSubdomain(there.name()) && Texts.isDnsSubdomain(there.namespace())
        ? ": " + words.formatted(there.namespace(), there.name())
        : "";
  }
}
