package io.platformtenant.e2e.faults;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Something that JSON allows and that nobody writes in earnest.
 *
 * @param what it is, for a person
 * @param place where objects of the kind are created
 * @param json the object; its own name stands in it as {@code {id}}
 * @param field the field that can't be read, or that a rule refuses; "" where all is well
 */
record NastyShape(String what, String place, String json, String field) {
  static final String TENANTS = "/apis/platformtenant.io/v1alpha1/platformtenants";
  static final String CLASSES = "/apis/platformtenant.io/v1alpha1/platformtenantclasses";

  /** In the tree stands this text where the JSON is to stand: no tree could hold it. */
  static final String HERE = "@here@";

  static NastyShape of(String what, String place, ObjectNode object, String json, String field) {
    return new NastyShape(what, place, object.toString().replace("\"" + HERE + "\"", json), field);
  }

  boolean isOfTenant() {
    return place.equals(TENANTS);
  }

  boolean isOfClass() {
    return place.equals(CLASSES);
  }

  String called(String name) {
    return json.replace("{id}", name);
  }
}
