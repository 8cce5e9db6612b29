package io.platformtenant.testkit.programs;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A Go module as its project released it. Go fetches it once and keeps it. */
public record ReleasedModule(String path, String version) {

  /**
   * The folder with its files, which nobody may write.
   *
   * @param anywhere a folder to start Go in
   */
  public Path folder(Path anywhere) throws IOException {
    String answer = Go.run(anywhere, List.of("go", "mod", "download", "-json", toString()));
    return Path.of(new ObjectMapper().readTree(answer).path("Dir").asText());
  }

  @Override
  public String toString() {
    return path + "@" + version;
  }
}
