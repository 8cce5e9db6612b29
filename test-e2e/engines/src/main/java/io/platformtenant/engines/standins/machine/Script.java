package io.platformtenant.engines.standins.machine;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Consumer;

/**
 * What the stand-ins shall do with which object. Thread-safe, and shared by both stand-ins of a
 * JVM; an entry may be written before its object exists and ends with {@link #heal} or with the
 * object.
 */
public final class Script {

  private final Map<ScriptKey, Fate> fates = new ConcurrentHashMap<>();
  private final Map<ScriptKey, List<String>> folders = new ConcurrentHashMap<>();
  private final Map<String, Integer> pushes = new ConcurrentHashMap<>();
  private final Set<ScriptKey> held = ConcurrentHashMap.newKeySet();
  private final Set<ScriptKey> syncs = ConcurrentHashMap.newKeySet();
  private final Set<Consumer<ScriptKey>> listeners = new CopyOnWriteArraySet<>();
  private volatile Duration delay = Duration.ZERO;

  /**
   * The object begins to reconcile and stays there: Flux Ready=Unknown, Argo CD health Progressing.
   */
  public void stuck(ScriptKey id) {
    write(id, new Fate.Stuck());
  }

  /** Nobody looks at the object: no finalizer, no status, no deletion. */
  public void unseen(ScriptKey id) {
    write(id, new Fate.Unseen());
  }

  /**
   * The object fails. Flux: Ready=False with this reason and message; {@code HealthCheckFailed} and
   * {@code PruneFailed} after applying, any other reason instead of it; retried at growing
   * intervals, Ready=Unknown meanwhile. Argo CD: {@code SyncFailed} refuses the sync with this
   * message, {@code ComparisonError} sets that condition, any other reason is health Degraded (Argo
   * CD keeps no message for it). A set has ErrorOccurred with this message, whatever the reason.
   */
  public void failing(ScriptKey id, String reason, String message) {
    write(id, new Fate.Failing(reason, message));
  }

  /** Back to normal, finalizer included; the object is reconciled at once. */
  public void heal(ScriptKey id) {
    fates.remove(id);
    held.remove(id);
    tell(id);
  }

  /** Deletion does not finish until {@link #heal}. */
  public void holdFinalizer(ScriptKey id) {
    held.add(id);
  }

  /** A person presses Sync on an Application: one operation, whether it is automated or not. */
  public void sync(ScriptKey id) {
    syncs.add(id);
    tell(id);
  }

  /** What a set finds in Git: the names of folders. Nothing at first. */
  public void folders(ScriptKey set, String... names) {
    folders.put(set, List.of(names));
    tell(set);
  }

  public List<String> foldersOf(ScriptKey set) {
    return folders.getOrDefault(set, List.of());
  }

  /**
   * Somebody pushes to a repository: each source that follows a branch or a tag there has another
   * revision from now on.
   *
   * @param source one that looks at once
   */
  public void push(String url, ScriptKey source) {
    pushes.merge(url, 1, Integer::sum);
    tell(source);
  }

  public int pushesTo(String url) {
    return pushes.getOrDefault(url, 0);
  }

  /** How long each step takes from now on; zero at first. */
  public void delay(Duration each) {
    delay = each;
  }

  public Duration delay() {
    return delay;
  }

  public Fate fateOf(ScriptKey id) {
    return fates.getOrDefault(id, Fate.NORMAL);
  }

  public boolean holds(ScriptKey id) {
    return held.contains(id);
  }

  public boolean takeSync(ScriptKey id) {
    return syncs.remove(id);
  }

  // Names come back in later tests; what was written for an object must not outlive it.
  public void forget(ScriptKey id) {
    fates.remove(id);
    held.remove(id);
    syncs.remove(id);
    folders.remove(id);
  }

  public void listen(Consumer<ScriptKey> listener) {
    listeners.add(listener);
  }

  public void leave(Consumer<ScriptKey> listener) {
    listeners.remove(listener);
  }

  private void write(ScriptKey id, Fate fate) {
    fates.put(id, fate);
    tell(id);
  }

  private void tell(ScriptKey id) {
    listeners.forEach(listener -> listener.accept(id));
  }
}
