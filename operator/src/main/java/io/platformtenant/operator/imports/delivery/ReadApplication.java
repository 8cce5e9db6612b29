package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import java.util.List;

/**
 * An Application as a contract would say it, were it the only one.
 *
 * @param there the Application itself
 * @param application what the contract calls it
 * @param several whether it has a list of sources
 * @param sources as the contract has them
 * @param sync what is said about it in the contract; without automation nothing of that
 * @param automated whether Argo CD syncs on its own
 */
public record ReadApplication(
    Existing there,
    String application,
    String environment,
    String namespace,
    boolean several,
    List<ObjectNode> sources,
    ObjectNode sync,
    boolean automated,
    ArrayNode ignoreDifferences,
    ObjectNode annotations) {
  /** The same, of the set that makes such ones. */
  ReadApplication of(Existing set) {
    return new ReadApplication(
        set,
        application,
        environment,
        namespace,
        several,
        sources,
        sync,
        automated,
        ignoreDifferences,
        annotations);
  }
}
