package io.platformtenant.operator.plan.bootstrap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.BucketSource;
import io.platformtenant.api.v1alpha1.GitRef;
import io.platformtenant.api.v1alpha1.GitSource;
import io.platformtenant.api.v1alpha1.OciRef;
import io.platformtenant.api.v1alpha1.OciSource;
import io.platformtenant.api.v1alpha1.SecretRef;
import io.platformtenant.api.v1alpha1.Source;
import io.platformtenant.operator.contract.Accounts;
import io.platformtenant.operator.contract.EffectiveBootstrap;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import io.platformtenant.operator.model.PlannedObject;
import io.platformtenant.operator.plan.Bodies;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** GitRepositories, OCIRepositories and Buckets, in the home namespace. */
public final class Sources {
  private Sources() {}

  public static ObjectId idOf(String namespace, Source source) {
    return ObjectId.of(kindOf(source), namespace, source.name());
  }

  public static ManagedKind kindOf(Source source) {
    if (source.bucket() != null) {
      return ManagedKind.BUCKET;
    }
    return source.git() == null ? ManagedKind.OCI_REPOSITORY : ManagedKind.GIT_REPOSITORY;
  }

  /** A source of some owner in a namespace of theirs. */
  public static PlannedObject source(String namespace, Owner owner, Source source) {
    ObjectId id = idOf(namespace, source);
    ObjectNode body = Bodies.of(id, owner, Map.of());
    ObjectNode spec = body.putObject("spec");
    spec.put("interval", EffectiveBootstrap.intervalOf(source));
    Bodies.putIfPresent(spec, "timeout", source.timeout());
    putRef(spec, "secretRef", source.secretRef());
    putRef(spec, "certSecretRef", source.certSecretRef());
    putRef(spec, "proxySecretRef", source.proxySecretRef());
    // Stated although it is the default: without an account another one uses Flux's own identity.
    spec.put("provider", EffectiveBootstrap.providerOf(source).name());
    var requires = new TreeSet<ObjectId>(Set.of(ObjectId.namespace(namespace)));
    if (source.identity() != null) {
      String account = Accounts.identity(source.identity());
      spec.put("serviceAccountName", account);
      requires.add(ObjectId.of(ManagedKind.SERVICE_ACCOUNT, namespace, account));
    }
    Bodies.putIfPresent(spec, "ignore", source.ignore());
    switch (id.kind()) {
      case GIT_REPOSITORY -> git(spec, source.git());
      case BUCKET -> bucket(spec, source.bucket());
      case OCI_REPOSITORY -> oci(spec, source.oci());
      default -> throw new IllegalStateException("no kind of source: " + id.kind());
    }
    if (source.verify() != null) {
      Verification.put(spec, source.verify());
    }
    return new PlannedObject(id, "", body, requires, false);
  }

  private static void git(ObjectNode spec, GitSource git) {
    spec.put("url", git.url());
    Bodies.putIfPresent(spec, "sparseCheckout", git.sparseCheckout());
    Bodies.putIfTrue(spec, "recurseSubmodules", git.recurseSubmodules());
    GitRef said = git.ref();
    if (said != null) {
      ObjectNode ref = Bodies.object();
      Bodies.putIfPresent(ref, "branch", said.branch());
      Bodies.putIfPresent(ref, "tag", said.tag());
      Bodies.putIfPresent(ref, "semver", said.semver());
      Bodies.putIfPresent(ref, "commit", said.commit());
      Bodies.putIfPresent(ref, "name", said.name());
      Bodies.putIfPresent(spec, "ref", ref);
    }
  }

  private static void oci(ObjectNode spec, OciSource oci) {
    spec.put("url", oci.url());
    OciRef said = oci.ref();
    if (said != null) {
      ObjectNode ref = Bodies.object();
      Bodies.putIfPresent(ref, "tag", said.tag());
      Bodies.putIfPresent(ref, "semver", said.semver());
      Bodies.putIfPresent(ref, "digest", said.digest());
      Bodies.putIfPresent(spec, "ref", ref);
    }
    if (oci.layerSelector() != null) {
      ObjectNode layer = Bodies.object();
      Bodies.putIfPresent(layer, "mediaType", oci.layerSelector().mediaType());
      if (oci.layerSelector().operation() != null) {
        layer.put("operation", oci.layerSelector().operation().name());
      }
      Bodies.putIfPresent(spec, "layerSelector", layer);
    }
    Bodies.putIfTrue(spec, "insecure", oci.insecure());
  }

  private static void bucket(ObjectNode spec, BucketSource bucket) {
    spec.put("endpoint", bucket.endpoint());
    spec.put("bucketName", bucket.bucketName());
    Bodies.putIfPresent(spec, "region", bucket.region());
    Bodies.putIfPresent(spec, "prefix", bucket.prefix());
    Bodies.putIfTrue(spec, "insecure", bucket.insecure());
  }

  static void putRef(ObjectNode spec, String field, SecretRef ref) {
    if (ref != null) {
      spec.putObject(field).put("name", ref.name());
    }
  }
}
