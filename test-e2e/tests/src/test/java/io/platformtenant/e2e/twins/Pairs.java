package io.platformtenant.e2e.twins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.twins.Corpus;
import io.platformtenant.operator.twins.Crds;
import io.platformtenant.operator.twins.Mutations;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Classes and tenants that nobody wrote: the same seed, the same pairs. */
final class Pairs {
  private static final int LONGEST = 6_000;

  private static final List<ObjectNode> TENANTS =
      Corpus.objects("PlatformTenant").stream()
          .filter(tenant -> tenant.toString().length() < LONGEST && Crds.check(tenant).isEmpty())
          .toList();

  private static final List<String> ADDRESSES = said(Asked::addresses);
  private static final List<String> KEYS = said(Asked::keys);

  /** What guardrails are about. */
  private static final List<List<String>> AIMS =
      Stream.of(
              "spec.environments.[].protected",
              "spec.environments.[].namespaces.[].name",
              "spec.environments.[].namespaces.[].profile",
              "spec.environments.[].namespaces.[].labels.*",
              "spec.environments.[].namespaces.[].annotations.*",
              "spec.bootstrap.sources.[].git.ref",
              "spec.bootstrap.sources.[].git.recurseSubmodules",
              "spec.bootstrap.sources.[].oci.ref",
              "spec.bootstrap.sources.[].oci.insecure",
              "spec.bootstrap.sources.[].bucket",
              "spec.bootstrap.sources.[].provider",
              "spec.bootstrap.sources.[].interval",
              "spec.bootstrap.sources.[].verify",
              "spec.bootstrap.stages.[].interval",
              "spec.bootstrap.stages.[].timeout",
              "spec.bootstrap.stages.[].environments.[].source",
              "spec.delivery.gate",
              "spec.delivery.repositories.[].url",
              "spec.delivery.applications.[].environments.[].autoSync",
              "spec.delivery.applications.[].sources.[].repoURL",
              "spec.delivery.applications.[].sources.[].path",
              "spec.delivery.applicationSets.[].environments.[].autoSync",
              "spec.delivery.applicationSets.[].list.elements.[]")
          .map(path -> List.of(path.split("[.]")))
          .toList();

  /** From a seed that makes no tenant to the next one that nobody else begins with. */
  private static final int STEP = 100_000;

  private Pairs() {}

  private static List<String> said(Function<Asked, List<String>> what) {
    return TENANTS.stream().flatMap(t -> what.apply(new Asked(t)).stream()).distinct().toList();
  }

  /** That many sound classes; the first is the default one. */
  static List<GuardedClass> classes(int howMany) {
    List<GuardedClass> made =
        IntStream.iterate(0, seed -> seed + 1)
            .mapToObj(Pairs::guardedClass)
            .flatMap(Optional::stream)
            .limit(howMany)
            .toList();
    return Stream.concat(Stream.of(made.getFirst().byDefault()), made.stream().skip(1)).toList();
  }

  private static Optional<GuardedClass> guardedClass(int seed) {
    Chance chance = Chance.of(seed);
    ObjectNode tenant = chance.longest(TENANTS);
    ObjectNode made =
        new ClassMaker(new Asked(tenant), ADDRESSES, KEYS, chance).make("twins-" + seed);
    return GuardedClass.of(made, tenant);
  }

  /** A tenant under a class, which the schema takes. */
  static ObjectNode tenant(GuardedClass under, int seed) {
    return IntStream.iterate(seed, next -> next + STEP)
        .mapToObj(each -> tried(under, each))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<ObjectNode> tried(GuardedClass under, int seed) {
    Chance chance = Chance.of(seed);
    List<ObjectNode> originals = chance.oneIn(4) ? TENANTS : List.of(under.madeFor());
    ObjectNode tenant = new Mutations(originals, AIMS, seed).next();
    meet(tenant, under, chance);
    label(tenant, under, chance);
    protect(tenant, chance);
    choose(tenant, under, chance);
    sign(tenant, chance);
    adopt(tenant, chance);
    return Optional.of(tenant).filter(made -> Crds.check(made).isEmpty());
  }

  /** Brings an address near one that the class permits, or the same in another spelling. */
  private static void meet(ObjectNode tenant, GuardedClass under, Chance chance) {
    String key = chance.any(List.of("url", "repoURL"));
    List<ObjectNode> fetching = new Asked(tenant).fetching(key);
    if (!fetching.isEmpty() && chance.oneIn(2)) {
      String address = chance.fitting(chance.any(under.guardrails().repositories()), name(tenant));
      chance.any(fetching).put(key, chance.oneIn(2) ? address : chance.spelled(address));
    }
  }

  private static void label(ObjectNode tenant, GuardedClass under, Chance chance) {
    List<String> keys = under.guardrails().namespaceMetadata();
    if (!keys.isEmpty() && chance.oneIn(4)) {
      JsonNode namespace = tenant.at("/spec/environments/0/namespaces/0");
      if (namespace instanceof ObjectNode labelled && !labelled.path("labels").isTextual()) {
        labelled.withObject("/labels").put(chance.fitting(chance.any(keys), ""), "x");
      }
    }
  }

  /** Has a source believe keys of the platform, as one in a thousand would by mere chance. */
  private static void sign(ObjectNode tenant, Chance chance) {
    if (tenant.at("/spec/bootstrap/sources/0") instanceof ObjectNode source
        && source.has("git")
        && chance.oneIn(8)) {
      ObjectNode verify = source.putObject("verify").put("mode", "HEAD");
      verify.putObject("secretRef").put("name", "platform-keys");
    }
  }

  /** So few tenants say it that mere chance would hardly ever break the rule. */
  private static void adopt(ObjectNode tenant, Chance chance) {
    if (chance.oneIn(8) && !tenant.at("/spec").has("lifecycle")) {
      tenant
          .withObject("/spec/lifecycle")
          .put("adoption", chance.any(List.of("Fail", "Observe", "Adopt")));
    }
  }

  private static String name(ObjectNode tenant) {
    return tenant.at("/metadata/name").asText();
  }

  private static void protect(ObjectNode tenant, Chance chance) {
    if (chance.oneIn(3)) {
      tenant
          .at("/spec/environments")
          .findParents("namespaces")
          .forEach(environment -> ((ObjectNode) environment).put("protected", true));
    }
  }

  private static void choose(ObjectNode tenant, GuardedClass under, Chance chance) {
    if (under.isDefault() && chance.oneIn(2)) {
      tenant.withObject("/spec").remove("className");
    } else {
      tenant.withObject("/spec").put("className", under.name());
    }
  }
}
