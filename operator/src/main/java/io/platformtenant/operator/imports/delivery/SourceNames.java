package io.platformtenant.operator.imports.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.text.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What environments know each of several sources by. Argo CD asks for no name; contracts do. */
final class SourceNames {
  private static final int LONGEST = 30;

  private SourceNames() {}

  static void giveTo(List<ObjectNode> sources) {
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < sources.size(); i++) {
      ObjectNode source = sources.get(i);
      String said = source.path("name").asText(source.path("ref").asText(""));
      String name =
          Texts.isDnsLabel(said, LONGEST) && !taken.contains(said) ? said : "source-" + (i + 1);
      taken.add(name);
      source.put("name", name);
    }
  }
}
