package io.platformtenant.operator.contract;

import io.platformtenant.api.v1alpha1.Application;
import io.platformtenant.api.v1alpha1.ApplicationSet;
import io.platformtenant.api.v1alpha1.SetElement;
import io.platformtenant.operator.text.Placeholders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/**
 * A set in one of its environments.
 *
 * @param here what all its Applications have in common, read as one application
 */
public record EnvironmentSet(ApplicationSet set, EnvironmentApplication here) {
  /** All of a set but what makes its items. */
  public static Application asApplication(ApplicationSet set) {
    return new Application(
        set.name(),
        set.source(),
        set.sources(),
        set.environments(),
        set.sync(),
        set.ignoreDifferences(),
        set.annotations());
  }

  /** What the names of its Applications begin with, in every environment, and no other may. */
  public static String prefix(String tenant, ApplicationSet set) {
    return tenant + "-" + set.name() + "-";
  }

  public String objectName() {
    return here.objectName();
  }

  /** The name of the Application of an item. */
  public String nameOf(String item) {
    return prefix(here.names().tenant(), set) + item + "-" + here.environment().name();
  }

  /** How long an item may be; 0 or less when none fits. */
  public int longestItem() {
    return EnvironmentApplication.LONGEST_NAME - nameOf("").length();
  }

  /** What Git makes of a set is not known before; where a list stands, it is. */
  public Stream<AppliedFolder> folders() {
    List<SetElement> elements = set.list() == null ? List.of() : set.list().elements();
    return elements.isEmpty()
        ? here.folders()
        : here.folders()
            .flatMap(folder -> elements.stream().map(element -> folderOf(element, folder)));
  }

  private static AppliedFolder folderOf(SetElement element, AppliedFolder folder) {
    String filled =
        Placeholders.ITEM
            .matcher(folder.folder())
            .replaceAll(
                item ->
                    Matcher.quoteReplacement(
                        item.group().equals("{item}")
                            ? element.name()
                            : Optional.ofNullable(item.group("key"))
                                .map(element.values()::get)
                                .orElse(item.group())));
    return new AppliedFolder(folder.repository(), filled, folder.namespace());
  }
}
