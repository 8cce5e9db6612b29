package io.platformtenant.operator.rules;

import io.platformtenant.api.schema.PartlyRead;
import io.platformtenant.api.schema.Unread;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.text.Phrase;
import java.util.List;

/**
 * What of an object could not be read. Nothing is concluded from the rest: what is not there may
 * only not have been understood.
 */
final class UnreadParts {
  private static final String NEWER = "; is it for a newer version of the operator?";

  private UnreadParts() {}

  static List<Finding> findings(PartlyRead object) {
    return object.unread().stream().map(UnreadParts::finding).toList();
  }

  private static Finding finding(Unread part) {
    FieldPath field = At.unread(part).path();
    if (part.value().isEmpty()) {
      return SchemaRules.REQUIRED.finding(field, "is missing" + NEWER);
    }
    return part.choices().isEmpty()
        ? SchemaRules.TYPE.finding(field, said("{} can not be read here", part))
        : SchemaRules.CHOICE.finding(
            field, said("{} is not one of " + String.join(", ", part.choices()), part));
  }

  private static String said(String template, Unread part) {
    return Phrase.of(template, new Phrase(part.value())).text() + NEWER;
  }
}
