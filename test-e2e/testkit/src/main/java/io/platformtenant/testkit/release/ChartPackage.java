package io.platformtenant.testkit.release;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.marcnuri.helm.Helm;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.platformtenant.testkit.chart.Chart;
import io.platformtenant.testkit.chart.ChartFolder;
import io.platformtenant.testkit.chart.ChartMetadata;
import io.platformtenant.testkit.programs.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The chart as an archive, knowing where its image is, and with all that Artifact Hub shows of it.
 */
public record ChartPackage(Origin origin) {
  private static final String IMAGE = "\nimage:\n";

  /** Puts the archive into a folder that is there. */
  public Path into(Path folder) throws IOException {
    Path workshop = Files.createTempDirectory("chart-");
    try {
      Path copy = workshop.resolve(Chart.NAME);
      copy(ChartFolder.find(), copy);
      rewrite(copy.resolve("values.yaml"), this::withTheImage);
      rewrite(copy.resolve("Chart.yaml"), this::withTheAnnotations);
      new Helm(copy).packageIt().withDestination(folder).call();
      return folder.resolve("%s-%s.tgz".formatted(Chart.NAME, ChartMetadata.read().version()));
    } finally {
      Folders.delete(workshop);
    }
  }

  /** As text: the comments stay, which a parser would lose. */
  private String withTheImage(String values) {
    int image = values.indexOf(IMAGE);
    String within = values.substring(image);
    for (var value : origin.values().entrySet()) {
      String key = value.getKey().substring("image.".length());
      within =
          Pattern.compile("(?m)^  %s: .*$".formatted(key))
              .matcher(within)
              .replaceFirst(Matcher.quoteReplacement("  %s: %s".formatted(key, value.getValue())));
    }
    return values.substring(0, image) + within;
  }

  private String withTheAnnotations(String chart) {
    var tree = Serialization.unmarshal(chart, ObjectNode.class);
    origin.source().ifPresent(url -> tree.put("home", url).putArray("sources").add(url));
    var annotations = tree.withObject("/annotations");
    new ArtifactHub(Chart.render(origin.values()), origin).annotations().forEach(annotations::put);
    return Yaml.of(tree);
  }

  private interface Edit {
    String of(String text);
  }

  private static void rewrite(Path file, Edit edit) throws IOException {
    Files.writeString(file, edit.of(Files.readString(file)));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
