package io.platformtenant.operator.imports.bootstrap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.model.ObjectId;
import java.util.List;

/**
 * A Kustomization as a contract would say it, were it the only one.
 *
 * @param there the Kustomization itself
 * @param stage what the contract calls it
 * @param source the object that its files come from
 * @param tree as the contract has it, but for its name, its source and what it depends on
 * @param dependsOn Kustomizations that come first
 */
public record ReadStage(
    Existing there,
    String stage,
    String environment,
    ObjectId source,
    ObjectNode tree,
    List<ObjectId> dependsOn) {}
