package io.platformtenant.operator.findings;

/** The other side of a clash: the field of another tenant that wants the same name. */
public record Counterpart(String tenant, FieldPath field) {}
