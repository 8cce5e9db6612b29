package io.platformtenant.operator.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.adoption.Comparison;
import io.platformtenant.operator.cli.Rendering;
import io.platformtenant.operator.cli.validate.Schemas;
import io.platformtenant.operator.imports.Import;
import io.platformtenant.operator.imports.ImportSettings;
import io.platformtenant.operator.imports.ImportedTenant;
import io.platformtenant.operator.imports.Imports;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.subjects.SubjectPrefixes;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Planned over what it was made from, a contract opens nothing that was shut. */
class NothingWiderTest {
  static Stream<ImportCase> cases() {
    return ImportCase.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void noPlaceAndNoRepositoryIsNew(ImportCase here) {
    Found found = found(here);
    for (ImportedTenant tenant : imported(here, found).tenants()) {
      for (ObjectId id : tenant.handOver()) {
        assertThat(effects(tenant, id, found))
            .as(id.brief())
            .noneMatch(effect -> effect.startsWith("destination:"))
            .noneMatch(effect -> effect.startsWith("repository:"))
            .noneMatch(effect -> effect.equals("syncs by itself"))
            .noneMatch(effect -> effect.startsWith("deletes what"));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void whatElseIsOpenedIsTold(ImportCase here) {
    Found found = found(here);
    for (ImportedTenant tenant : imported(here, found).tenants()) {
      List<Remark> remarks = tenant.remarks();
      for (ObjectId id : tenant.handOver()) {
        for (String effect : effects(tenant, id, found)) {
          // That it makes the same is seen to, by the whole template.
          if (effect.startsWith(Comparison.OTHER_RULE)) {
            continue;
          }
          String field =
              switch (effect.replaceFirst(":.*", "")) {
                case "subject" -> "spec.roles";
                case "kind" -> "spec.namespaceResourceBlacklist";
                case "kinds" -> "spec.namespaceResourceWhitelist";
                case "sync windows" -> "spec.syncWindows";
                default -> "platformtenant.io/adopt";
              };
          String begin = id.kind() == ManagedKind.APP_PROJECT ? field : "platformtenant.io/adopt";
          assertThat(remarks)
              .as(effect)
              .anyMatch(r -> r.subject().equals(id.brief()) && r.field().startsWith(begin));
        }
      }
    }
  }

  private static List<String> effects(ImportedTenant tenant, ObjectId id, Found found) {
    return Comparison.of(tenant.plan().objects().get(id), found.handMade().objects().get(id))
        .effects();
  }

  private static Found found(ImportCase here) {
    return FoundFiles.read(
        List.of(here.folder().resolve("in-there.yaml").toString(), here.classFile().toString()),
        InputStream.nullInputStream());
  }

  private static Import imported(ImportCase here, Found found) {
    ChosenClass chosen = ChosenClass.of(option(here, "--class"), found.contracts().classes());
    return Imports.of(
        found.handMade(),
        new ImportSettings(
            option(here, "--tenant-label").stream().toList(),
            option(here, "--environment-label"),
            Optional.empty(),
            chosen.followed(),
            chosen.className(),
            found.contracts().classes(),
            List.of(),
            Schemas.ofTenants(),
            SubjectPrefixes.NONE,
            Rendering.OPERATOR_NAMESPACE));
  }

  private static Optional<String> option(ImportCase here, String name) {
    int at = here.options().indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(here.options().get(at + 1));
  }
}
