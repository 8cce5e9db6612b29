package io.platformtenant.operator.cli.imports;

import io.platformtenant.operator.cli.ExitCode;
import io.platformtenant.operator.cli.InputException;
import io.platformtenant.operator.imports.Import;
import io.platformtenant.operator.imports.ImportedTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file for each tenant. What somebody has written on meanwhile is never lost. */
final class TenantFiles {
  private TenantFiles() {}

  /** The files that were written. */
  static List<Path> write(Path folder, Import imported) {
    List<Path> files = imported.tenants().stream().map(t -> fileOf(folder, t)).toList();
    for (Path file : files) {
      if (Files.exists(file)) {
        throw new InputException(
            ExitCode.USED_WRONGLY,
            file + " is there already, and nothing is written over; name another folder");
      }
    }
    try {
      Files.createDirectories(folder);
      for (ImportedTenant tenant : imported.tenants()) {
        Files.writeString(
            fileOf(folder, tenant), ImportYaml.one(tenant), StandardOpenOption.CREATE_NEW);
      }
    } catch (IOException e) {
      throw new InputException(ExitCode.UNREADABLE, folder + ": can not be written: " + e);
    }
    return files;
  }

  private static Path fileOf(Path folder, ImportedTenant tenant) {
    return folder.resolve(tenant.name() + ".yaml");
  }
}
