package io.platformtenant.testkit.tenants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * One of our own kinds as a user writes it. Each word makes another one, so one sample serves many
 * stories. In its texts {@code {id}} stands for the name of the corner it is applied in.
 *
 * @param <M> the kind itself
 */
public abstract sealed class Manifest<M extends Manifest<M>> permits TenantYaml, ClassYaml {
  private final ObjectNode tree;

  Manifest(ObjectNode tree) {
    this.tree = tree;
  }

  abstract M of(ObjectNode changed);

  /**
   * With more or other fields.
   *
   * @param spec a merge patch of spec in YAML; in lists of named items those of one name are one
   */
  public final M with(String spec) {
    return changed(t -> Tree.merge(spec(t), Tree.read(spec)));
  }

  /**
   * Without something that is there.
   *
   * @param path below spec, of fields and names of items: {@code environments/staging}
   */
  public final M without(String path) {
    return changed(t -> Tree.remove(spec(t), path));
  }

  public final M annotated(String key, String value) {
    return changed(t -> metadata(t).withObjectProperty("annotations").put(key, value));
  }

  public final String yaml() {
    return Tree.write(tree);
  }

  @Override
  public final String toString() {
    return yaml();
  }

  final String name() {
    return metadata(tree).path("name").asText();
  }

  final M changed(Consumer<ObjectNode> change) {
    var copy = tree.deepCopy();
    change.accept(copy);
    return of(copy);
  }

  static ObjectNode spec(ObjectNode tree) {
    return tree.withObjectProperty("spec");
  }

  static ObjectNode metadata(ObjectNode tree) {
    return tree.withObjectProperty("metadata");
  }
}
