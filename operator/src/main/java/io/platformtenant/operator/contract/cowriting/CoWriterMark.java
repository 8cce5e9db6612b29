package io.platformtenant.operator.contract.cowriting;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.api.v1alpha1.ApiGroup;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an Application says of one who may write into it, in the form that admission reads: no
 * account, name or word holds a space, a comma or a semicolon.
 *
 * @param words fields by name, and beginnings of annotations, which hold a slash
 */
public record CoWriterMark(String account, String name, List<String> words) {
  /** All marks of an Application, in one annotation. */
  public static String text(List<CoWriterMark> marks) {
    return marks.stream()
        .map(mark -> mark.account + " " + mark.name + " " + String.join(",", mark.words))
        .collect(joining(";"));
  }

  /** The marks that an object carries; what is none is passed over, and lets nobody write. */
  public static List<CoWriterMark> readFrom(JsonNode object) {
    String text =
        object.path("metadata").path("annotations").path(ApiGroup.CO_WRITERS_ANNOTATION).asText("");
    return Stream.of(text.split(";"))
        .map(mark -> mark.split(" "))
        .filter(parts -> parts.length == 3)
        .map(parts -> new CoWriterMark(parts[0], parts[1], List.of(parts[2].split(","))))
        .toList();
  }

  /** Whether it lets its account write an annotation. */
  public boolean hasAnnotation(String key) {
    return words.stream().anyMatch(word -> word.contains("/") && key.startsWith(word));
  }
}
