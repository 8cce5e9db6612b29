package io.platformtenant.testkit.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.testkit.safety.Planned;
import io.platformtenant.testkit.tenants.Corner;
import java.util.Map;

/** What a person does to a tenant, and how one sees that the operator is through with it. */
public enum Journey {
  ON_BOARDING {
    @Override
    public void begin(Corner corner) {
      corner.apply(Manifests.CLASS);
      corner.apply(Manifests.TENANT);
    }

    @Override
    public boolean isOver(Corner corner) {
      return corner.isReady("{id}");
    }
  },

  /** Something made, something changed and something pruned in every plane. */
  UPDATE {
    @Override
    public void begin(Corner corner) {
      corner.apply(Manifests.OTHER_CLASS);
      corner.apply(Manifests.OTHER_TENANT);
    }

    @Override
    public boolean isOver(Corner corner) {
      var namespace = corner.id() + "-prod";
      return corner.isReady("{id}")
          && corner.exists(binding(namespace, "tenant-reconciler-prod:platform-tenant-deployer"))
          && !corner.exists(
              binding(namespace, "tenant-reconciler-prod:platform-tenant-reconciler"));
    }

    // The class has changed, and its tenant not yet.
    @Override
    public Map<ObjectId, JsonNode> between(Corner corner) {
      return Planned.of(
          Manifests.OTHER_CLASS.yaml().replace("{id}", corner.id()),
          Manifests.TENANT.yaml().replace("{id}", corner.id()));
    }

    private static ObjectId binding(String namespace, String name) {
      return ObjectId.of(ManagedKind.ROLE_BINDING, namespace, name);
    }
  },

  /** Something made and something changed, and nothing taken away. */
  WIDENING {
    @Override
    public void begin(Corner corner) {
      corner.apply(Manifests.WIDER_TENANT);
    }

    @Override
    public boolean isOver(Corner corner) {
      return corner.isReady("{id}") && corner.exists(ObjectId.namespace(corner.id() + "-dev"));
    }
  },

  /** Environments, sources, applications and a group go. */
  NARROWING {
    @Override
    public void begin(Corner corner) {
      corner.apply(Manifests.OTHER_TENANT);
    }

    @Override
    public boolean isOver(Corner corner) {
      return corner.isReady("{id}") && !corner.hasMark(ObjectId.namespace(corner.id() + "-qa"));
    }
  },

  /** The class gives its stages' accounts another role. */
  CLASS_CHANGE {
    @Override
    public void begin(Corner corner) {
      corner.apply(Manifests.OTHER_CLASS);
    }

    @Override
    public boolean isOver(Corner corner) {
      return UPDATE.isOver(corner);
    }
  },

  OFF_BOARDING {
    @Override
    public void begin(Corner corner) {
      corner.delete("{id}");
    }

    @Override
    public boolean isOver(Corner corner) {
      return corner.tenant("{id}") == null;
    }
  };

  public abstract void begin(Corner corner);

  public abstract boolean isOver(Corner corner);

  /** What is wanted for a moment, between two changes of one journey. */
  public Map<ObjectId, JsonNode> between(Corner corner) {
    return Map.of();
  }
}
