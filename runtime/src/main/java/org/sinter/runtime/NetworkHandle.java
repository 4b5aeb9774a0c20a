package org.sinter.runtime;

import java.util.List;
import org.sinter.runtime.profile.EntryCost;
import org.sinter.runtime.profile.Profile;
import org.sinter.runtime.support.Instance;

/**
 * What one can do with a compiled network beside calling it; made by {@link Networks#of}.
 *
 * @param <T> the user's interface
 */
public final class NetworkHandle<T> {
  private final T network;
  private final Instance instance;

  NetworkHandle(T network) {
    this.network = network;
    this.instance = Instance.of(network);
  }

  /** The network itself. */
  public T get() {
    return network;
  }

  /** Its trainable parameters, shared with its forks. */
  public Parameters parameters() {
    return instance.parameters();
  }

  /** Its tables: parameters, entry points, arrays. */
  public NetworkInfo info() {
    return instance.info();
  }

  /**
   * What its entry points cost, in the order of {@link #info}'s: operations, bytes and workspace,
   * as the compiler counted them.
   *
   * @throws IllegalStateException if the file of costs is not beside the generated class
   */
  public List<EntryCost> costs() {
    return EntryCost.of(network.getClass());
  }

  /**
   * The time of its kernels, of all objects of this network. Needs the system property {@code
   * sinter.profile}, {@code record} or {@code true}, when the network is first used.
   *
   * @throws IllegalStateException if the network is not profiled
   */
  public Profile profile() {
    return Profile.of(network.getClass());
  }

  /**
   * Another object of the same network for another thread: the same parameters, which are never
   * copied, and a workspace of its own.
   */
  @SuppressWarnings("unchecked") // the factory makes objects of the class that network has
  public T fork() {
    return (T) instance.fork();
  }

  /**
   * Has the JIT compile the network's vector code before the first call that matters: a second or
   * two for a small network. Until then plain Java runs, with the same results. A {@code Trainer}
   * does it by itself for what it runs, and so does an entry point that has run for a while, in a
   * thread of its own. Calls nothing of the user's, changes no parameter; does nothing the second
   * time.
   */
  public NetworkHandle<T> warmUp() {
    instance.warmUp();
    return this;
  }

  /**
   * Sets how many threads every call runs on, the caller's among them: kernels are split by what
   * they compute, those that are too short to gain are not, and the results are the same to the
   * last bit. Default 1. The other threads are one pool for all networks: while one uses it,
   * another runs on its caller's thread alone.
   *
   * @throws IllegalArgumentException if there are fewer than 1
   */
  public NetworkHandle<T> parallelism(int threads) {
    instance.parallelism(threads);
    return this;
  }

  /**
   * Sets how many examples a prediction takes through the network at once: larger batches run in
   * chunks of {@code examples} where no node mixes examples. Memory grows with it. Default 64.
   */
  public NetworkHandle<T> reserve(int examples) {
    instance.chunk(examples);
    return this;
  }
}
