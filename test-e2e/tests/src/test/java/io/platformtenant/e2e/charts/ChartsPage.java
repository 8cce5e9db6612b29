package io.platformtenant.e2e.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.testkit.chart.ChartFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The table of docs/charts.md, which says what was seen. */
record ChartsPage(Path file) {
  private static final String HEAD = "| chart | values |";

  static ChartsPage ofTheDocs() {
    return new ChartsPage(ChartFolder.find().resolve("../../docs/charts.md"));
  }

  /** Compares the rows, or writes them anew with {@code -Drefresh}. */
  void compare(List<String> rows) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int first = first(lines);
    int behind = first;
    while (behind < lines.size() && lines.get(behind).startsWith("|")) {
      behind++;
    }
    if (Boolean.getBoolean("refresh")) {
      var written = new ArrayList<>(lines.subList(0, first));
      written.addAll(rows);
      written.addAll(lines.subList(behind, lines.size()));
      Files.writeString(file, String.join("\n", written) + "\n");
    } else {
      assertThat(lines.subList(first, behind))
          .as("docs/charts.md; refresh with -Drefresh")
          .isEqualTo(rows);
    }
  }

  private static int first(List<String> lines) {
    for (int n = 0; n < lines.size(); n++) {
      if (lines.get(n).startsWith(HEAD)) {
        return n + 2;
      }
    }
    throw new AssertionError("docs/charts.md has no table that begins with " + HEAD);
  }
}
