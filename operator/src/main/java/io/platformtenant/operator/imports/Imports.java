package io.platformtenant.operator.imports;

import io.platformtenant.operator.imports.drafting.Composing;
import io.platformtenant.operator.imports.fit.Fitting;
import io.platformtenant.operator.imports.fit.SameDelivery;
import io.platformtenant.operator.imports.people.PeopleReading;
import io.platformtenant.operator.imports.teams.Team;
import io.platformtenant.operator.imports.teams.Teams;
import io.platformtenant.operator.kinds.ManagedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The way from what is there to contracts that would take it over. */
public final class Imports {
  private final HandMade found;
  private final ImportSettings settings;
  private final Judge judge;
  private final Fitting fitting;

  private Imports(HandMade found, ImportSettings settings) {
    this.found = found;
    this.settings = settings;
    this.judge = new Judge(settings);
    this.fitting = new Fitting(judge);
  }

  /** What every team that is found becomes. */
  public static Import of(HandMade found, ImportSettings settings) {
    return new Imports(found, settings).all();
  }

  private Import all() {
    Teams teams = Teams.of(found, settings);
    // Of what belongs to nobody nobody asked who asks for one.
    List<Remark> remarks =
        new ArrayList<>(settings.only().isPresent() ? List.of() : teams.remarks());
    Set<String> there =
        settings.tenants().stream()
            .map(tenant -> tenant.getMetadata().getName())
            .collect(Collectors.toSet());
    List<Draft> drafts = new ArrayList<>();
    for (Team team : teams.all().values()) {
      if (!settings.asksFor(team.name())) {
        continue;
      }
      if (there.contains(team.name())) {
        remarks.add(
            new Remark(
                "PlatformTenant " + team.name(),
                "metadata.name",
                team.name(),
                "is there already; write what it lacks into that contract",
                true));
      } else {
        drafts.add(new Composing(found, settings).draft(team));
      }
    }
    fit(drafts);
    drafts.stream().filter(draft -> !draft.isRefused()).forEach(this::people);
    fit(drafts);
    List<ImportedTenant> tenants = new ArrayList<>();
    for (Draft draft : drafts) {
      if (draft.isRefused()) {
        draft.remarks().stream().filter(Remark::leftOut).forEach(remarks::add);
      } else {
        tenants.add(Finishing.of(found, draft, judge, settings));
      }
    }
    return new Import(tenants, remarks.stream().distinct().sorted().toList());
  }

  /** What is taken out of one contract may open the way for what was refused in another. */
  private void fit(List<Draft> drafts) {
    boolean isSame = false;
    while (!isSame) {
      fitting.fit(drafts);
      isSame = true;
      for (Draft draft : drafts) {
        if (!draft.isRefused()) {
          isSame &=
              SameDelivery.isIn(
                  found,
                  draft,
                  judge.plan(judge.read(draft.contract())),
                  settings.argocdNamespace());
        }
      }
    }
  }

  private void people(Draft draft) {
    PeopleReading.into(
        draft,
        judge,
        found
            .each(ManagedKind.ROLE_BINDING)
            .filter(binding -> draft.team().namespaces().contains(binding.namespace()))
            .toList(),
        settings.subjects());
  }
}
