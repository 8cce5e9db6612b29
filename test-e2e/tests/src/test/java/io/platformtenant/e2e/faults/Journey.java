package io.platformtenant.e2e.faults;

import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.tenants.Corner;

/** What a person does to a tenant, and how one sees that the operator is through with it. */
enum Journey {
  ON_BOARDING {
    @Override
    void begin(Corner corner) {
      corner.apply(Manifests.CLASS);
      corner.apply(Manifests.TENANT);
    }

    @Override
    boolean isOver(Corner corner) {
      return corner.isReady("{id}");
    }
  },

  /** Something made, something changed and something pruned in every plane. */
  UPDATE {
    @Override
    void begin(Corner corner) {
      corner.apply(Manifests.OTHER_CLASS);
      corner.apply(Manifests.OTHER_TENANT);
    }

    @Override
    boolean isOver(Corner corner) {
      var namespace = corner.id() + "-prod";
      return corner.isReady("{id}")
          && corner.exists(binding(namespace, "tenant-reconciler-prod:platform-tenant-deployer"))
          && !corner.exists(
              binding(namespace, "tenant-reconciler-prod:platform-tenant-reconciler"));
    }

    private static ObjectId binding(String namespace, String name) {
      return ObjectId.of(ManagedKind.ROLE_BINDING, namespace, name);
    }
  },

  OFF_BOARDING {
    @Override
    void begin(Corner corner) {
      corner.delete("{id}");
    }

    @Override
    boolean isOver(Corner corner) {
      return corner.tenant("{id}") == null;
    }
  };

  abstract void begin(Corner corner);

  abstract boolean isOver(Corner corner);
}
