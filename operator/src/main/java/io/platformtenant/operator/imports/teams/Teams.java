package io.platformtenant.operator.imports.teams;

import io.platformtenant.operator.imports.Existing;
import io.platformtenant.operator.imports.HandMade;
import io.platformtenant.operator.imports.ImportSettings;
import io.platformtenant.operator.imports.Remark;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose each object is: its own label says it, else its project, else its namespace. What nobody
 * says is nobody's, and is told.
 */
public final class Teams {
  private final Owners owners;
  private final Namespaces namespaces;
  private final SortedMap<String, Team> teams = new TreeMap<>();
  private final List<Remark> remarks = new ArrayList<>();

  private Teams(HandMade found, ImportSettings settings) {
    this.owners = new Owners(found, settings);
    this.namespaces = Namespaces.of(found, owners, settings.floors());
  }

  public static Teams of(HandMade found, ImportSettings settings) {
    var teams = new Teams(found, settings);
    teams.remarks.addAll(teams.namespaces.remarks());
    found.each(ManagedKind.APP_PROJECT).forEach(teams::addProject);
    teams.namespaces.owners().forEach((name, tenant) -> teams.team(tenant).namespaces().add(name));
    found.each(ManagedKind.APPLICATION).forEach(teams::addApplication);
    found.each(ManagedKind.APPLICATION_SET).forEach(teams::addSet);
    found.each(ManagedKind.KUSTOMIZATION).forEach(teams::addKustomization);
    return teams;
  }

  public SortedMap<String, Team> all() {
    return teams;
  }

  public List<Remark> remarks() {
    return remarks;
  }

  private Team team(String name) {
    return teams.computeIfAbsent(
        name,
        n ->
            new Team(
                n,
                new ArrayList<>(),
                new TreeSet<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>()));
  }

  private void addProject(Existing project) {
    owners
        .ofProject(project)
        .ifPresentOrElse(
            tenant -> team(tenant).projects().add(project),
            () ->
                leaveOut(
                    project,
                    "metadata.name",
                    "Argo CD's own project is everybody's and can be no tenant; give each team a"
                        + " project, or say with --tenant-label whose an Application is"));
  }

  private void addApplication(Existing application) {
    owners
        .ofApplication(application)
        .or(
            () ->
                namespaces.ownerOf(
                    Destination.of(application.spec().path("destination")).namespace()))
        .ifPresentOrElse(
            tenant -> team(tenant).applications().add(application),
            () ->
                nobodys(application, "spec.project", application.spec().path("project").asText()));
  }

  private void addSet(Existing set) {
    String project = set.spec().at("/template/spec/project").asText("");
    owners
        .ofSet(set)
        .ifPresentOrElse(
            tenant -> team(tenant).sets().add(set),
            () -> nobodys(set, "spec.template.spec.project", project));
  }

  private void addKustomization(Existing kustomization) {
    String target = kustomization.spec().path("targetNamespace").asText("");
    owners
        .label(kustomization)
        .or(() -> namespaces.ownerOf(target))
        .or(() -> namespaces.ownerOf(kustomization.namespace()))
        .ifPresentOrElse(
            tenant -> team(tenant).kustomizations().add(kustomization),
            () -> nobodys(kustomization, "spec.targetNamespace", target));
  }

  private void nobodys(Existing there, String field, String value) {
    remarks.add(
        new Remark(
            there.subject(),
            field,
            value,
            "belongs to no tenant that can be told and stays as it is; a label that"
                + " --tenant-label names says whose it is",
            true));
  }

  private void leaveOut(Existing there, String field, String advice) {
    remarks.add(new Remark(there.subject(), field, there.name(), advice, true));
  }
}
