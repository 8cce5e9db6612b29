package io.platformtenant.operator;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rooms of the operator, read once for all that is asked of them. */
final class OperatorCode {
  static final String ROOT = "io.platformtenant.operator.";

  static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.platformtenant.operator");

  private OperatorCode() {}

  /** Packages of rooms, with what lies in them. */
  static String[] rooms(List<String> names) {
    return names.stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  /** A room that is empty breaks no rule. */
  static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(CODE);
  }
}
