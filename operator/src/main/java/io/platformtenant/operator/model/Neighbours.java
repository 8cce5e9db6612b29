package io.platformtenant.operator.model;

import io.platformtenant.api.v1alpha1.PlatformTenant;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The other tenants, as one of them sees them: a list by name, and indexes over it. */
public final class Neighbours extends AbstractList<PlatformTenant> implements RandomAccess {
  private final Tenants all;
  private final String own;
  private final int gap;

  Neighbours(Tenants all, String own) {
    this.all = all;
    this.own = own;
    this.gap = indexOf(all, own);
  }

  private static int indexOf(Tenants all, String own) {
    List<PlatformTenant> byName = all.byName();
    int position = all.position(own);
    return position < byName.size() && isNamed(byName.get(position), own)
        ? position
        : byName.size();
  }

  @Override
  public PlatformTenant get(int index) {
    return all.byName().get(index < gap ? index : index + 1);
  }

  @Override
  public int size() {
    return all.byName().size() - (gap < all.byName().size() ? 1 : 0);
  }

  /** The neighbour of this name. */
  public Optional<PlatformTenant> named(String name) {
    return name.equals(own) ? Optional.empty() : Optional.ofNullable(all.names().get(name));
  }

  /** The neighbours whose names begin so, by their names. */
  public Stream<PlatformTenant> beginning(String prefix) {
    return without(all.between(prefix, prefix + Character.MAX_VALUE));
  }

  /** The neighbours whose names a text begins with, dash by dash, by their names. */
  public Stream<PlatformTenant> beginningOf(String text) {
    return IntStream.rangeClosed(1, text.length())
        .filter(end -> end == text.length() || text.charAt(end) == '-')
        .mapToObj(end -> text.substring(0, end))
        .flatMap(name -> without(all.between(name, name + Character.MIN_VALUE)));
  }

  /** The neighbours that name a namespace, by their names. */
  public Stream<PlatformTenant> claiming(String namespace) {
    return without(all.namespaces().getOrDefault(namespace, List.of()));
  }

  /**
   * The neighbours that have something, by their names.
   *
   * @param what names the kind of keys: the same for equal ones, since each kind is indexed once
   * @param keys what a tenant has
   */
  public Stream<PlatformTenant> having(
      String key, Object what, Function<PlatformTenant, Stream<String>> keys) {
    return without(all.by(what, keys).getOrDefault(key, List.of()));
  }

  private Stream<PlatformTenant> without(List<PlatformTenant> some) {
    return some.stream().filter(t -> !isNamed(t, own));
  }

  private static boolean isNamed(PlatformTenant tenant, String name) {
    return tenant.getMetadata().getName().equals(name);
  }
}
