package io.platformtenant.operator.injection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.api.v1alpha1.PlatformTenant;
import io.platformtenant.operator.model.ClassChoice;
import io.platformtenant.operator.model.TenantPlan;
import io.platformtenant.operator.model.Tenants;
import io.platformtenant.operator.model.World;
import io.platformtenant.operator.plan.Planner;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Throws hostile texts at the fields of one family. */
public final class Bombardment {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CHUNK = 1_000;

  private final List<Target> targets;
  private final AtomicInteger bySchema = new AtomicInteger();
  private final AtomicInteger byRules = new AtomicInteger();
  private final AtomicInteger passed = new AtomicInteger();

  private Bombardment(List<Target> targets) {
    this.targets = targets;
  }

  /**
   * How it went.
   *
   * @param passed texts that nobody refused and that arrived as they should
   */
  public record Tally(int texts, int bySchema, int byRules, int passed) {}

  /**
   * Fails on the first text that arrives as anything but itself.
   *
   * @param reader is handed, from several threads, each text that nobody refuses
   */
  public static Tally throwAt(FieldFamily family, int texts, Consumer<Passed> reader) {
    var bombardment = new Bombardment(family.fields().stream().map(Target::of).toList());
    // Threads of its own: those of the common pool, or of whoever runs tests, have other work.
    try (var threads = new ForkJoinPool()) {
      threads
          .submit(
              () ->
                  IntStream.range(0, (texts + CHUNK - 1) / CHUNK)
                      .parallel()
                      .forEach(chunk -> bombardment.chunk(family, chunk, texts, reader)))
          .join();
    }
    return new Tally(
        texts, bombardment.bySchema.get(), bombardment.byRules.get(), bombardment.passed.get());
  }

  private void chunk(FieldFamily family, int chunk, int texts, Consumer<Passed> reader) {
    long seed = family.name().hashCode() * 1_000_003L + chunk;
    int count = Math.min(CHUNK, texts - chunk * CHUNK);
    // Each chunk begins with another field, or the first fields would get more texts.
    var turn = new AtomicInteger(Math.floorMod(seed, targets.size()));
    HostileStrings.of(seed, count)
        .forEach(text -> one(targets.get(turn.getAndIncrement() % targets.size()), text, reader));
  }

  private void one(Target target, String text, Consumer<Passed> reader) {
    if (!target.schema().takes(text)) {
      bySchema.incrementAndGet();
      return;
    }
    TenantPlan plan = target.planWith(text);
    if (plan.isRefused()) {
      byRules.incrementAndGet();
      return;
    }
    target.assertArrived(text, plan);
    reader.accept(new Passed(target, text, plan));
    passed.incrementAndGet();
  }

  static TenantPlan plan(ObjectNode tenant) {
    try {
      return Planner.plan(
          World.of(
                  JSON.treeToValue(tenant, PlatformTenant.class),
                  ClassChoice.of(BaseTenant.JUDGED),
                  Tenants.of(List.of()),
                  List.of(BaseTenant.CLASS),
                  "platform-tenant-system")
              .withOpenGates(true));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(tenant.toString(), e);
    }
  }
}
