package io.platformtenant.e2e.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program of an image in a {@code chroot}, as the image's user, with /proc and /dev of its own.
 * Needs the rights to mount, which root has; everything goes when the program ends.
 */
record Container(Process process, Path log) implements AutoCloseable {

  static Container start(
      ImageTar image, List<String> arguments, Map<String, String> environment, Path folder)
      throws IOException {
    for (String mount : List.of("proc", "dev")) {
      Files.createDirectories(image.root().resolve(mount));
    }
    String root = image.root().toString();
    List<String> command =
        new ArrayList<>(
            List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c"));
    command.add(
        "root=$0; user=$1; shift; mount -t proc proc \"$root/proc\" && mount --rbind /dev"
            + " \"$root/dev\" && exec chroot --userspec=\"$user\" \"$root\" \"$@\"");
    command.add(root);
    command.add(image.user());
    command.addAll(image.entrypoint());
    command.addAll(arguments);
    Path log = folder.resolve("container.log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    return new Container(builder.start(), log);
  }

  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "nothing that could be read: " + e.getMessage();
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
