package io.platformtenant.operator.cli;

import io.platformtenant.api.PlatformTenant;
import io.platformtenant.api.PlatformTenantClass;
import java.util.List;

/** What was read from files: tenants and classes, each in the order of their names. */
public record Inputs(List<PlatformTenant> tenants, List<PlatformTenantClass> classes) {}
