package io.platformtenant.operator.cli.imports;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.cli.InputReader;
import io.platformtenant.operator.cli.PathReader;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.manifest.Document;
import io.platformtenant.operator.manifest.Manifests;
import io.platformtenant.operator.manifest.Mistake;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** What stands in files, as kubectl prints it: objects one by one, or lists of them. */
final class FoundFiles {
  private FoundFiles() {}

  static Found read(List<String> paths, InputStream standardInput) {
    List<PathReader.Text> texts = PathReader.read(paths, standardInput);
    List<JsonNode> objects = new ArrayList<>();
    for (PathReader.Text text : texts) {
      for (Document document : Manifests.read(text.text())) {
        refuse(text, document.mistakes());
        document.objects().map(located -> located.json()).forEach(objects::add);
      }
    }
    return new Found(HandMade.in(objects), InputReader.of(texts));
  }

  /** Half of what is there would be a contract that leaves out the other half. */
  private static void refuse(PathReader.Text text, List<Mistake> mistakes) {
    if (!mistakes.isEmpty()) {
      Mistake first = mistakes.getFirst();
      throw new InputException(
          ExitCode.UNREADABLE,
          "%s:%d:%d: %s"
              .formatted(text.where(), first.at().line(), first.at().column(), first.message()));
    }
  }
}
