package io.platformtenant.operator.model;

import com.fasterxml.jackson.databind.JsonNode;

/** Which values of an object say nothing. That depends on what it would mean if they said it. */
public final class EmptyValue {
  private EmptyValue() {}

  /**
   * In what an engine tells of an object it has read: with omitempty Go leaves out {@code false},
   * "" and empty lists and maps, so that they may or may not be there.
   */
  public static boolean isLeftOutByGo(JsonNode value) {
    return value.isNull() || isBlank(value) || isFalse(value) || isEmptyContainer(value);
  }

  /**
   * In an item of a list that is ours, where nobody planned it: engines write blocks of empty
   * fields. {@code false} is something there, it may turn off what is on by default.
   */
  public static boolean isEmptyBlock(JsonNode value) {
    return value.isNull()
        || isBlank(value)
        || (value.isArray() && value.isEmpty())
        || (value.isObject()
            && value.properties().stream().allMatch(f -> isEmptyBlock(f.getValue())));
  }

  /**
   * In a field that nobody may set. {} is something there: {@code automated: {}} syncs on its own;
   * so is "", since nobody but an intruder wrote it.
   */
  public static boolean isUnset(JsonNode value) {
    return value.isMissingNode()
        || value.isNull()
        || isFalse(value)
        || (value.isArray() && value.isEmpty());
  }

  private static boolean isBlank(JsonNode value) {
    return value.isTextual() && value.textValue().isEmpty();
  }

  private static boolean isFalse(JsonNode value) {
    return value.isBoolean() && !value.booleanValue();
  }

  private static boolean isEmptyContainer(JsonNode value) {
    return value.isContainerNode() && value.isEmpty();
  }
}
