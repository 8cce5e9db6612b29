package io.platformtenant.operator.model;

import io.platformtenant.operator.findings.Reason;

/** An object that is planned but must not appear yet, and why. */
public record Held(PlannedObject object, Reason reason, String message) {}
