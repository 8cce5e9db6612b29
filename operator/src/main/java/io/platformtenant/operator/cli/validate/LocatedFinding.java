package io.platformtenant.operator.cli.validate;

import io.platformtenant.operator.findings.Finding;
import io.platformtenant.operator.manifest.Position;

/**
 * A finding and where it stands.
 *
 * @param object kind and name of what it is about; empty where that cannot be told
 */
record LocatedFinding(String file, Position at, String object, Finding finding) {}
