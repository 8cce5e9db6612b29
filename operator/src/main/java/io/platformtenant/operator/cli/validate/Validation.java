package io.platformtenant.operator.cli.validate;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.api.v1alpha1.PlatformTenantClass;
import io.platformtenant.api.v1alpha1.PlatformTenantOverride;
import io.platformtenant.operator.cli.KustomizePatches;
import io.platformtenant.operator.cli.PathReader.Text;
import io.platformtenant.operator.cli.validate.LocatedFinding.Elsewhere;
import io.platformtenant.operator.findings.FieldPath;
import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.model.JudgedClass;
import io.platformtenant.operator.rules.Rulebook;
import io.platformtenant.operator.rules.SchemaRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks texts with everything there is: syntax, schema, CEL, and the rulebook. What is pure runs
 * on every core; the report is the same in any case.
 */
final class Validation {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");
  private static final String TENANT = "PlatformTenant";
  private static final String CLASS = "PlatformTenantClass";
  private static final String OVERRIDE = "PlatformTenantOverride";

  private final List<LocatedFinding> mistakes = new ArrayList<>();
  private final Map<CheckedObject, List<Finding>> found = new LinkedHashMap<>();
  private final Map<String, CheckedObject> subjects = new LinkedHashMap<>();

  private Validation() {}

  static Report of(List<Text> texts) {
    return of(texts, Optional.empty());
  }

  /**
   * @param before what the files said before, where that is known
   */
  static Report of(List<Text> texts, Optional<Before> before) {
    var schemas = Schemas.byKind();
    List<FileCheck> files =
        texts.parallelStream()
            .map(text -> FileCheck.of(text, schemas))
            .filter(FileCheck::isOfInterest)
            .toList();
    var validation = new Validation();
    var patches = KustomizePatches.in(texts);
    for (FileCheck file : files) {
      validation.mistakes.addAll(file.mistakes());
      file.subjects()
          .forEach(
              subject ->
                  patches
                      .told(subject.file(), subject.located().json())
                      .ifPresentOrElse(
                          told -> validation.mistakes.add(patch(subject, told)),
                          () -> validation.add(subject)));
    }
    return validation.report(files.size(), before);
  }

  private static LocatedFinding patch(CheckedObject subject, String told) {
    return subject.tell(SchemaRules.PATCH.finding(FieldPath.of("kind"), told));
  }

  private void add(CheckedObject subject) {
    found.put(subject, new ArrayList<>(subject.structural()));
    CheckedObject first = subjects.putIfAbsent(subject.kind() + "/" + subject.name(), subject);
    if (first != null && !subject.name().isEmpty()) {
      Finding twice =
          SchemaRules.TWO_OF_ONE_NAME.finding(
              NAME,
              "%s \"%s\" stands in %s, line %d, already; keep one"
                  .formatted(
                      subject.kind(),
                      subject.name(),
                      first.file(),
                      first.located().positionOf(NAME).line()));
      found.get(subject).add(twice);
    }
  }

  private Report report(int files, Optional<Before> before) {
    List<JudgedClass> classes = new ArrayList<>();
    bind(CLASS, PlatformTenantClass.class)
        .forEach((subject, tenantClass) -> classes.add(judge(subject, tenantClass)));
    var tenants = bind(TENANT, PlatformTenant.class);
    tenants.values().forEach(Validation::withoutAge);
    before.ifPresent(
        was ->
            was.applyTo(tenants.values(), classes.stream().map(JudgedClass::tenantClass).toList()));
    var check = new TenantCheck(tenants.values(), classes, names(CLASS), before);
    check
        .besideFollowers()
        .forEach((name, told) -> found.get(subjects.get(CLASS + "/" + name)).addAll(told));
    tenants.entrySet().parallelStream()
        .map(t -> Map.entry(t.getKey(), check.check(t.getValue())))
        .toList()
        .forEach(t -> found.get(t.getKey()).addAll(t.getValue()));
    bind(OVERRIDE, PlatformTenantOverride.class)
        .forEach((subject, override) -> found.get(subject).addAll(check.check(override)));
    return new Report(
        files,
        names(TENANT).size(),
        names(CLASS).size(),
        check.unchecked(),
        Stream.concat(mistakes.stream(), told()).toList());
  }

  private Stream<LocatedFinding> told() {
    return Clashes.once(
        found.entrySet().stream()
            .flatMap(of -> Rulebook.told(of.getValue()).stream().map(of.getKey()::tell))
            .map(told -> told.beside(counterpart(told.finding())))
            .toList());
  }

  private Optional<Elsewhere> counterpart(Finding finding) {
    return finding
        .counterpart()
        .flatMap(
            other ->
                Optional.ofNullable(subjects.get(TENANT + "/" + other.tenant()))
                    .map(subject -> subject.placeOf(other.field())));
  }

  /** Files alone do not say who was first, whatever they were written from. */
  private static void withoutAge(PlatformTenant tenant) {
    tenant.getMetadata().setCreationTimestamp(null);
  }

  /** What the schema refuses is broken, whatever the rulebook says of the rest. */
  private JudgedClass judge(CheckedObject subject, PlatformTenantClass tenantClass) {
    List<Finding> broken = Rulebook.found(tenantClass);
    found.get(subject).addAll(broken);
    return JudgedClass.of(
        tenantClass, subject.structural().isEmpty() ? broken : subject.structural());
  }

  private <R extends HasMetadata> Map<CheckedObject, R> bind(String kind, Class<R> type) {
    Map<CheckedObject, R> bound = new LinkedHashMap<>();
    of(kind).forEach(s -> s.as(type).ifPresent(object -> bound.put(s, object)));
    return bound;
  }

  private Set<String> names(String kind) {
    return of(kind).map(CheckedObject::name).collect(Collectors.toSet());
  }

  private Stream<CheckedObject> of(String kind) {
    return subjects.values().stream().filter(s -> s.kind().equals(kind));
  }
}
