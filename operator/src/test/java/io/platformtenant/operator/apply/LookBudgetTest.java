package io.platformtenant.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.platformtenant.operator.apply.ApiFailure.Kind;
import io.platformtenant.operator.kinds.ManagedKind;
import io.platformtenant.operator.model.ObjectId;
import io.platformtenant.operator.model.Owner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LookBudgetTest {
  private static final Owner PAYMENTS = Owner.ofTenant("payments");
  private static final Owner SHOP = Owner.ofTenant("shop");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final AtomicLong nanos = new AtomicLong(5);
  private final LookBudgets budgets = new LookBudgets(LIMIT, nanos::get);
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void afterOneOfAKindGotNoAnswerTheRestOfItWaitsWithoutBeingAsked() {
    LookBudget look = budgets.begin(PAYMENTS);

    assertThat(what(look, stage("a"), this::silent)).isEqualTo(Kind.UNANSWERED);
    assertThat(what(look, stage("b"), this::answer)).isEqualTo(Kind.NOT_TRIED);
    assertThat(message(look, stage("b")))
        .isEqualTo(
            "Kustomization \"b\" in namespace \"home\": not tried yet, for the API server gave"
                + " no answer about Kustomization \"a\" in namespace \"home\"");
    assertThat(what(look, source("c"), this::answer)).as("another kind").isNull();
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatIsRefusedStopsNothing() {
    LookBudget look = budgets.begin(PAYMENTS);

    assertThat(what(look, stage("a"), () -> fail(Kind.INVALID))).isEqualTo(Kind.INVALID);
    assertThat(what(look, stage("b"), () -> fail(Kind.UNREACHABLE))).isEqualTo(Kind.UNREACHABLE);
    assertThat(what(look, stage("c"), this::answer)).isNull();
  }

  @Test
  void aLookThatLastedLongEnoughBeginsNothingMore() {
    LookBudget look = budgets.begin(PAYMENTS);

    nanos.addAndGet(LIMIT.toNanos());
    assertThat(what(look, stage("a"), this::answer)).isNull();
    nanos.incrementAndGet();
    assertThat(message(look, stage("b")))
        .endsWith("not tried yet, for the API server is slow and a look ends after 60 s");
    assertThat(what(budgets.begin(PAYMENTS), stage("b"), this::answer)).as("the next").isNull();
  }

  @Test
  void theNextLookAsksOnceAndTheRestIfThatIsAnswered() throws Exception {
    what(budgets.begin(PAYMENTS), stage("a"), this::silent);

    var again = atOnce(budgets.begin(PAYMENTS), this::silent);
    assertThat(again).containsOnlyOnce(Kind.UNANSWERED).contains(Kind.NOT_TRIED);
    assertThat(asked).hasValue(2);

    var better = atOnce(budgets.begin(PAYMENTS), this::answer);
    assertThat(better).containsOnlyNulls().hasSize(20);
  }

  @Test
  void whatHungComesLastSoThatItKeepsNobodyElse() {
    what(budgets.begin(PAYMENTS), stage("a"), this::silent);

    LookBudget look = budgets.begin(PAYMENTS);
    assertThat(look.isLast(stage("a"))).isTrue();
    assertThat(look.isLast(stage("b"))).isFalse();
    assertThat(what(look, stage("b"), this::answer)).isNull();
    assertThat(look.isLast(stage("a"))).as("it was not asked about").isTrue();
    assertThat(what(look, stage("a"), this::answer)).isNull();
    assertThat(look.isLast(stage("a"))).isFalse();
  }

  @Test
  void ofManyForWhomAKindHangsFewWaitAtOnce() throws Exception {
    int tenants = 10;
    for (int i = 0; i < tenants; i++) {
      what(budgets.begin(Owner.ofTenant("t" + i)), stage("t" + i), this::silent);
    }
    asked.set(0);
    var end = new CountDownLatch(1);
    List<Future<Kind>> looks = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < tenants; i++) {
        Owner owner = Owner.ofTenant("t" + i);
        ObjectId id = stage("u" + i);
        looks.add(threads.submit(() -> what(budgets.begin(owner), id, () -> silentAfter(end))));
      }
      while (looks.stream().filter(Future::isDone).count() < tenants - 2) {
        Thread.onSpinWait();
      }
      assertThat(what(budgets.begin(SHOP), stage("shop"), this::answer))
          .as("one for whom it never hung")
          .isNull();
      end.countDown();
    }
    assertThat(looks).extracting(Future::get).filteredOn(Kind.UNANSWERED::equals).hasSize(2);
  }

  private List<Kind> atOnce(LookBudget look, Supplier<String> request) throws Exception {
    List<Future<Kind>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        ObjectId id = stage("s" + i);
        running.add(threads.submit(() -> what(look, id, request)));
      }
    }
    List<Kind> kinds = new ArrayList<>();
    for (Future<Kind> one : running) {
      kinds.add(one.get());
    }
    return kinds;
  }

  /** What went wrong, or null. */
  private static Kind what(LookBudget look, ObjectId id, Supplier<String> request) {
    try {
      look.ask(id, request);
      return null;
    } catch (ApiFailure e) {
      return e.kind();
    }
  }

  private String message(LookBudget look, ObjectId id) {
    try {
      return look.ask(id, this::answer);
    } catch (ApiFailure e) {
      return e.getMessage();
    }
  }

  private String answer() {
    asked.incrementAndGet();
    return "fine";
  }

  private String silent() {
    asked.incrementAndGet();
    return fail(Kind.UNANSWERED);
  }

  private String silentAfter(CountDownLatch end) {
    asked.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return fail(Kind.UNANSWERED);
  }

  private static String fail(Kind kind) {
    throw new ApiFailure(kind, "went wrong", null);
  }

  private static ObjectId stage(String name) {
    return ObjectId.of(ManagedKind.KUSTOMIZATION, "home", name);
  }

  private static ObjectId source(String name) {
    return ObjectId.of(ManagedKind.GIT_REPOSITORY, "home", name);
  }
}
