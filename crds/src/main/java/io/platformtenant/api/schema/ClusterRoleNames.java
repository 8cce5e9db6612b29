package io.platformtenant.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * At most 8 names of ClusterRoles that may be handed out. What that means (bounds and the rule in
 * CEL) is the same for every such list, and the CRD writer writes it where it reads this.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface ClusterRoleNames {}
