package io.platformtenant.api.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list whose items are told apart by one field: {@code x-kubernetes-list-type: map}. The CRD
 * generator knows no annotation for it; the CRD writer reads this one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface ListMap {
  /** The key field. */
  String value();
}
