package io.platformtenant.operator.rules;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.schema.Unread;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.rules.Rule.Breach;
import io.platformtenant.operator.text.Phrase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A value and the field it stands in. Rules walk from the spec to what is wrong, and the breach
 * knows where that is; no rule writes a path.
 *
 * @param value null where nobody said anything
 */
public record At<T>(FieldPath path, T value) {

  public static <T> At<T> spec(T spec) {
    return new At<>(FieldPath.of("spec"), spec);
  }

  /** What can't be read, where it stands. */
  static At<Unread> unread(Unread part) {
    return new At<>(FieldPath.of(part.field()), part);
  }

  /** The name of an object. */
  public static At<String> name(HasMetadata object) {
    return new At<>(FieldPath.of("metadata", "name"), object.getMetadata().getName());
  }

  /** A field of the value, whether somebody said it or not. */
  public <R> At<R> child(String name, Function<? super T, ? extends R> read) {
    return new At<>(path.child(name), value == null ? null : read.apply(value));
  }

  /** The items of a list that is a field of the value. */
  public <R> Stream<At<R>> items(String name, Function<? super T, List<R>> read) {
    return At.items(child(name, read));
  }

  /** The items of a list. */
  public static <R> Stream<At<R>> items(At<List<R>> list) {
    return list.value == null
        ? Stream.empty()
        : IntStream.range(0, list.value.size())
            .mapToObj(i -> new At<>(list.path.item(i), list.value.get(i)));
  }

  /** The entries of a map that is a field of the value, by their keys. */
  public <R> Stream<At<Map.Entry<String, R>>> entries(
      String name, Function<? super T, Map<String, R>> read) {
    At<Map<String, R>> map = child(name, read);
    return map.value == null
        ? Stream.empty()
        : new TreeMap<>(map.value)
            .entrySet().stream().map(e -> new At<>(map.path.child(e.getKey()), e));
  }

  /** The keys of such a map, each where its entry stands. */
  public <R> Stream<At<String>> keys(String name, Function<? super T, Map<String, R>> read) {
    return entries(name, read).map(entry -> entry.map(Map.Entry::getKey));
  }

  /** What stands in the same field, seen otherwise. */
  public <R> At<R> map(Function<? super T, ? extends R> seen) {
    return new At<>(path, seen.apply(value));
  }

  /** The value where it stands, if somebody said it. */
  public Stream<At<T>> said() {
    return value == null ? Stream.empty() : Stream.of(this);
  }

  /** A breach here, in the words of {@link Phrase#of}. */
  public Breach says(String template, Object... values) {
    return new Breach(path, scalar(value), Phrase.of(template, values).text());
  }

  /** A breach by the value, if there is a problem: the value in quotes, then the problem. */
  public Stream<Breach> is(Optional<String> problem) {
    return problem.stream().map(p -> says("{} {}", value, new Phrase(p)));
  }

  /** A breach in the words of the problem, if there is one. */
  public Stream<Breach> tells(Optional<String> problem) {
    return problem.stream().map(p -> says("{}", new Phrase(p)));
  }

  private static String scalar(Object value) {
    return switch (value) {
      case null -> "";
      case Map.Entry<?, ?> entry -> scalar(entry.getValue());
      // A text of several lines is read where it stands.
      case String text -> text.indexOf('\n') < 0 ? text : "";
      case Number number -> number.toString();
      case Boolean is -> is.toString();
      case Enum<?> choice -> choice.toString();
      default -> "";
    };
  }
}
