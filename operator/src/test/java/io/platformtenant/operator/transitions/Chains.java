package io.platformtenant.operator.transitions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.platformtenant.operator.cases.RejectedCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All chains of a seed, one after another, for ever. First come those that use each transition and
 * each rejected case once, in an order of the seed; then whatever chance gives.
 */
public final class Chains {
  /** How many of those that a transition can be tried on are chosen from. */
  private static final int SMALLEST = 6;

  private static final int ATTEMPTS = 30;

  private static final List<String> KINDS = List.of("PlatformTenant", "PlatformTenantClass");
  private static final List<Transition> ALL =
      KINDS.stream().flatMap(kind -> Transition.all(kind).stream()).toList();

  private static final List<RejectedCase> REFUSED =
      RejectedCase.all().stream().filter(refused -> !refused.isAboutAnOverride()).toList();

  private final Random random;
  private final List<Object> deck = new ArrayList<>();
  private final Set<Transition> untried = new LinkedHashSet<>();
  private int number;
  private int cases;

  private record Move(String words, Pair to) {}

  public Chains(long seed) {
    random = new Random(seed);
    deck.addAll(ALL);
    deck.addAll(REFUSED);
    Collections.shuffle(deck, random);
    deck.forEach(
        each -> {
          if (each instanceof Transition transition) {
            untried.add(transition);
          }
        });
  }

  /** How many there are to try: transitions, and rejected cases. */
  public static int size() {
    return ALL.size() + REFUSED.size();
  }

  /** How many of them were tried so far. */
  public int tried() {
    return ALL.size() - untried.size() + cases;
  }

  /** The next chain. */
  public Chain next() {
    while (true) {
      Object first = deck.isEmpty() ? ALL.get(random.nextInt(ALL.size())) : deck.removeLast();
      Optional<Chain> made =
          switch (first) {
            case Transition t when untried.contains(t) || untried.isEmpty() || deck.isEmpty() ->
                begin(t);
            case RejectedCase refused -> begin(refused);
            default -> Optional.empty();
          };
      if (made.isPresent()) {
        number++;
        return made.get();
      }
    }
  }

  /** Empty where nothing can be changed in that way. */
  Optional<Chain> begin(Transition first) {
    return original(first)
        .flatMap(from -> move(from, first).map(one -> goOn(from, tried(first, one))))
        .or(() -> repeated(() -> reach(first)));
  }

  private Optional<Pair> original(Transition first) {
    List<Pair> fitting =
        new ArrayList<>(
            Originals.ALL.stream().filter(pair -> isFor(first, pair)).limit(SMALLEST).toList());
    Collections.shuffle(fitting, random);
    return fitting.stream().filter(Pair::isSound).findFirst();
  }

  private static boolean isFor(Transition transition, Pair pair) {
    return transition.from(pair.of(transition.field().kind()), new Random(0)).isPresent();
  }

  /** Chance may have chosen what leads nowhere. */
  private static <T> Optional<T> repeated(Supplier<Optional<T>> attempt) {
    return Stream.generate(attempt).limit(ATTEMPTS).flatMap(Optional::stream).findFirst();
  }

  /** First to one that has there what others have, sound or not; then on from it, and back. */
  private Optional<Chain> reach(Transition wanted) {
    Pair from = Originals.ALL.stream().filter(Pair::isSound).findFirst().orElseThrow();
    String kind = wanted.field().kind();
    ObjectNode object = from.of(kind).deepCopy();
    if (!wanted.field().isReached(object, random)) {
      return Optional.empty();
    }
    Pair between = from.with(kind, object);
    // What was reached is one of several in its list.
    return repeated(() -> move(between, wanted))
        .map(other -> tried(wanted, other))
        .map(
            other ->
                Chain.andBack(
                    number, from, between, "to " + wanted.field(), other.to(), other.words()));
  }

  /** Whatever refuses it: its own class, or the one that the smallest tenant has. */
  private Optional<Chain> begin(RejectedCase refused) {
    Pair from =
        Originals.under(
            refused.documents().stream()
                .limit(refused.documents().size() - 1L)
                .filter(d -> d.path("kind").asText().equals("PlatformTenantClass"))
                .findFirst()
                .orElse(Originals.wideClass()));
    if (!from.isSound()) {
      return Optional.empty();
    }
    Pair wrong =
        refused.isAboutAClass()
            ? from.withClass(Pair.of(refused.mistake(), from.tenant()).tenantClass())
            : from.withTenant(Pair.of(from.tenantClass(), refused.mistake()).tenant());
    Move one = new Move(refused.toString(), wrong);
    cases++;
    return Optional.of(goOn(from, one));
  }

  private Chain goOn(Pair from, Move one) {
    Move other = second(one.to());
    return Chain.andBack(number, from, one.to(), one.words(), other.to(), other.words());
  }

  /** One that was not tried yet, where there is one for what stands there now. */
  private Move second(Pair from) {
    List<Transition> tried = new ArrayList<>(untried);
    Collections.shuffle(tried, random);
    return Stream.concat(tried.stream(), random.ints(0, ALL.size()).limit(500).mapToObj(ALL::get))
        .map(t -> move(from, t).map(m -> tried(t, m)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(new Move("nothing", from));
  }

  private Move tried(Transition transition, Move move) {
    untried.remove(transition);
    return move;
  }

  private Optional<Move> move(Pair from, Transition transition) {
    String kind = transition.field().kind();
    Optional<ObjectNode> after = transition.from(from.of(kind), random);
    return after.map(to -> new Move(transition.toString(), from.with(kind, to)));
  }
}
