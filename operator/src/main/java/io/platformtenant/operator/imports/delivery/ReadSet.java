package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An ApplicationSet as a contract would say it, were it the only one.
 *
 * @param template what its Applications have in common, with the placeholders of contracts
 * @param generator the one field of the contract that says where its items come from
 * @param itemFrom what an item is made of; "" where it is the name of a folder or an element
 */
public record ReadSet(ReadApplication template, ObjectNode generator, String itemFrom) {}
