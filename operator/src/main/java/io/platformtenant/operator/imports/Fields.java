package io.platformtenant.operator.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.model.EmptyValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of a block, and which of them nobody has asked for yet: what is left at the end is
 * what would be forgotten.
 */
public final class Fields {
  private final JsonNode block;
  private final String path;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param path of the block in its object, as remarks say it
   */
  public Fields(JsonNode block, String path) {
    this.block = block;
    this.path = path;
  }

  /** A field by its path, and what stands there. */
  public record Field(String path, String name, JsonNode value) {}

  public JsonNode get(String name) {
    asked.add(name);
    return block.path(name);
  }

  /** Empty where nothing stands there, or an empty text. */
  public Optional<String> text(String name) {
    return Optional.of(get(name)).map(value -> value.asText("")).filter(text -> !text.isEmpty());
  }

  public boolean flag(String name) {
    return get(name).asBoolean(false);
  }

  public Fields block(String name) {
    return new Fields(get(name), pathOf(name));
  }

  public String pathOf(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Not to be asked for, and not to be told. */
  public Fields without(String... names) {
    asked.addAll(Set.of(names));
    return this;
  }

  public boolean isNothing() {
    return EmptyValue.isUnset(block) || block.isMissingNode() || block.isEmpty();
  }

  /** What nobody asked for and says something. */
  public Stream<Field> rest() {
    return block.properties().stream()
        .filter(field -> !asked.contains(field.getKey()))
        .filter(field -> !saysNothing(field.getValue()))
        .map(field -> new Field(pathOf(field.getKey()), field.getKey(), field.getValue()));
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isBoolean() && !value.booleanValue())
        || (value.isTextual() && value.textValue().isEmpty());
  }
}
