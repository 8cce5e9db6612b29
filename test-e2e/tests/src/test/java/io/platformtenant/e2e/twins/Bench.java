package io.platformtenant.e2e.twins;

import static io.platformtenant.testkit.waiting.Eventually.eventually;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where tenants are judged, a few classes at a time: each request is judged once for every class
 * there is.
 */
record Bench(KubernetesClient admin, Policy policy) {
  private static final int AT_A_TIME = 4;

  List<Judged> judge(List<GuardedClass> classes, int tenantsEach) {
    List<Judged> judged = new ArrayList<>();
    for (int from = 0; from < classes.size(); from += AT_A_TIME) {
      int to = Math.min(from + AT_A_TIME, classes.size());
      judged.addAll(judgeUnder(classes.subList(from, to), from * tenantsEach, tenantsEach));
    }
    return List.copyOf(judged);
  }

  private List<Judged> judgeUnder(List<GuardedClass> classes, int seed, int tenantsEach) {
    return under(
        classes.stream().map(GuardedClass::object).toList(),
        () ->
            IntStream.range(seed, seed + classes.size() * tenantsEach)
                .parallel()
                .mapToObj(each -> judge(classes.get(each % classes.size()), each))
                .flatMap(Optional::stream)
                .toList());
  }

  /** Does something while these classes are there. */
  <T> T under(List<ObjectNode> classes, Supplier<T> judging) {
    Probe probe = new Probe("twins-probe-" + Long.toString(System.nanoTime(), 36));
    List<ObjectNode> there =
        Stream.concat(classes.stream(), Stream.of(probe.tenantClass())).toList();
    there.forEach(each -> admin.resource(generic(each)).create());
    try {
      awaitKnown(probe);
      return judging.get();
    } finally {
      there.forEach(each -> admin.resource(generic(each)).delete());
    }
  }

  /** Does something while this tenant is there, which came before its class. */
  <T> T after(ObjectNode tenant, Function<String, T> judging) {
    var created = admin.resource(generic(tenant)).create();
    try {
      return judging.apply(created.getMetadata().getResourceVersion());
    } finally {
      admin.resource(generic(tenant)).delete();
    }
  }

  /** The server learns of classes in their order: what knows the last knows all. */
  private void awaitKnown(Probe probe) {
    eventually(
        "the policy knows the classes",
        () -> policy.judge(probe.tenant()).rules().contains(Probe.RULE));
  }

  /** Empty where the schema refuses what nobody saw coming. */
  private Optional<Judged> judge(GuardedClass under, int seed) {
    ObjectNode tenant = Pairs.tenant(under, seed);
    return Optional.of(new Judged(under, tenant, under.judge(tenant), policy.judge(tenant)))
        .filter(pair -> pair.policy().isAsked());
  }

  private static GenericKubernetesResource generic(ObjectNode object) {
    return Serialization.unmarshal(object.toString(), GenericKubernetesResource.class);
  }
}
