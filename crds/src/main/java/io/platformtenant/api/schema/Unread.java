package io.platformtenant.api.schema;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;

/**
 * A part of an object that can not be read, and is left out: an object of another version of the
 * API may hold it.
 *
 * @param field where it stands in the object
 * @param value what stands there, as JSON; shortened
 * @param choices what could stand there, where that is one of a few; else empty
 */
public record Unread(JsonPointer field, String value, List<String> choices) {
  public Unread {
    choices = List.copyOf(choices);
  }
}
