package io.platformtenant.operator.imports;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of what was there.
 *
 * @param tenants by name
 * @param remarks about what belongs to none of them
 */
public record Import(List<ImportedTenant> tenants, List<Remark> remarks) {
  /** Whether something that was found stands in no contract. */
  public boolean leavesOut() {
    return Stream.concat(remarks.stream(), tenants.stream().flatMap(t -> t.remarks().stream()))
        .anyMatch(Remark::leftOut);
  }
}
