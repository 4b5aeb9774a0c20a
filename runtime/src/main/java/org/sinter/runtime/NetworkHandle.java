package org.sinter.runtime;

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
   * Another object of the same network for another thread: the same parameters, which are never
   * copied, and a workspace of its own.
   */
  @SuppressWarnings("unchecked") // the factory makes objects of the class that network has
  public T fork() {
    return (T) instance.fork();
  }

  /**
   * Has the JIT compile the network's code before the first call that matters: a second or two for
   * a small network. Until then a call takes longer and allocates. A {@code Trainer} does it by
   * itself. Calls nothing of the user's, changes no parameter; does nothing the second time.
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
