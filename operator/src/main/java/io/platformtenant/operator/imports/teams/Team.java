package io.platformtenant.operator.imports.teams;

import io.platformtenant.operator.imports.Existing;
import java.util.List;
import java.util.SortedSet;

/**
 * What belongs to one tenant.
 *
 * @param namespaces by name, whether they are among what was read or not
 * @param applications those that sets made included
 */
public record Team(
    String name,
    List<Existing> projects,
    SortedSet<String> namespaces,
    List<Existing> applications,
    List<Existing> sets,
    List<Existing> kustomizations) {}
