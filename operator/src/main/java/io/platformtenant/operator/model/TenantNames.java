package io.platformtenant.operator.model;

/** The names a tenant's objects are found under. They never change while the tenant lives. */
public record TenantNames(
    String tenant, String className, String homeNamespace, String argocdNamespace) {}
