package io.platformtenant.operator.contract;

import io.platformtenant.operator.contract.people.AccessTier;
import io.platformtenant.operator.model.ObjectId;

/**
 * How a binding is called: by whom it gives rights to, and by its role.
 *
 * @param subject an account, or a tier of people
 */
public record BindingName(String subject, String role) {
  /** Of a live binding; one that is called otherwise is none of ours. */
  public static BindingName of(ObjectId binding) {
    int colon = binding.name().indexOf(':');
    return colon < 0
        ? new BindingName(binding.name(), binding.name())
        : new BindingName(binding.name().substring(0, colon), binding.name().substring(colon + 1));
  }

  /** Whether it gives rights to the people of a tier; who looks may stand in any. */
  public boolean isOf(AccessTier tier) {
    return subject.equals(AccessTier.VIEWER.binding()) || subject.equals(tier.binding());
  }

  @Override
  public String toString() {
    return subject + ":" + role;
  }
}
