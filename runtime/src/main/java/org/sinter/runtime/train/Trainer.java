package org.sinter.runtime.train;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.optim.Optimizer;
import org.sinter.runtime.optim.Schedule;
import org.sinter.runtime.support.Instance;

/**
 * Trains a compiled network on a data set whose columns carry the names of its sources.
 *
 * <pre>{@code
 * History history =
 *     Trainer.of(digits).data(train).validation(test).optimizer(Adam.of(1e-3)).epochs(3).fit();
 * }</pre>
 *
 * <p>Unless set otherwise: Adam 1e-3, constant rate, batches of 64, one epoch, examples shuffled
 * anew in each epoch with the seed of the network, a thread for each processor. The same settings
 * give the same bits, on any number of threads.
 */
public final class Trainer {
  /** Steps from which on it pays to have the JIT compile everything before the first. */
  private static final int LONG = 300;

  /** Values of parameters up to which a copy is no burden on the memory: 64 MB. */
  private static final int SMALL = 1 << 24;

  private final Object network;
  private final Instance instance;
  private final List<TrainingListener> listeners = new ArrayList<>();
  private @Nullable Dataset data;
  private @Nullable Dataset validation;
  private @Nullable String entry;
  private Optimizer optimizer = Adam.of(1e-3);
  private Schedule schedule = Schedule.constant();
  private OptionalLong seed = OptionalLong.empty();
  private int batchSize = 64;
  private int epochs = 1;
  private int parallelism = Runtime.getRuntime().availableProcessors();

  private Trainer(Object network) {
    this.network = network;
    this.instance = Instance.of(network);
  }

  /**
   * A trainer of a network.
   *
   * @throws IllegalArgumentException if {@code network} was not compiled by Sinter
   */
  public static Trainer of(Object network) {
    return new Trainer(network);
  }

  /** The examples to learn from. */
  public Trainer data(Dataset examples) {
    data = requireNonNull(examples, "data");
    return this;
  }

  /** Examples to judge the network by after each epoch. */
  public Trainer validation(Dataset examples) {
    validation = requireNonNull(examples, "validation");
    return this;
  }

  /** The update rule. */
  public Trainer optimizer(Optimizer rule) {
    optimizer = requireNonNull(rule, "optimizer");
    return this;
  }

  /** How the rate changes. */
  public Trainer schedule(Schedule change) {
    schedule = requireNonNull(change, "schedule");
    return this;
  }

  /** Examples per step. */
  public Trainer batchSize(int examples) {
    batchSize = atLeastOne("batch size", examples);
    return this;
  }

  /** Passes over the data. */
  public Trainer epochs(int count) {
    epochs = atLeastOne("epochs", count);
    return this;
  }

  /**
   * Threads that {@link #fit} and {@link #evaluate} run on, the caller's among them: what {@code
   * Networks.of(network).parallelism} set before is set again after. Default: one for each
   * processor.
   */
  public Trainer parallelism(int threads) {
    parallelism = atLeastOne("parallelism", threads);
    return this;
  }

  /** Seed of the order of examples and, from step 0 on, of the network's random nodes. */
  public Trainer seed(long value) {
    seed = OptionalLong.of(value);
    return this;
  }

  /** The training entry point, for a network with several. */
  public Trainer entry(String method) {
    entry = requireNonNull(method, "entry");
    return this;
  }

  /** Is told what happens; several may be given. */
  public Trainer listener(TrainingListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  private static int atLeastOne(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + ": expected at least 1, was " + value);
    }
    return value;
  }

  /**
   * Trains. A run of 300 steps or more first has the JIT compile the vector code of what it runs. A
   * second call goes on from the parameters reached, with fresh optimiser state.
   *
   * @throws IllegalArgumentException before the first step, if the data do not fit the network
   * @throws DivergedException if a loss is not finite
   */
  public History fit() {
    Dataset examples = data;
    if (examples == null) {
      throw new IllegalStateException("no data: call data(...) before fit()");
    }
    NetworkInfo info = instance.info();
    EntryInfo train = trainEntry(info);
    Feeder feeder = new Feeder(info, instance.programs(), train.name(), examples, batchSize);
    Optional<Evaluator> evaluator =
        Optional.ofNullable(validation).map(v -> new Evaluator(instance, v, batchSize));
    seed.ifPresent(instance::reseed);
    NetworkStepper stepper = optimizer.stepper(network, train.update().toArray(String[]::new));
    TrainingListener[] told = listeners.toArray(TrainingListener[]::new);
    Fit fit = new Fit(instance, feeder, stepper, schedule, evaluator, told);
    return onThreads(
        () -> {
          if ((long) epochs * feeder.batches().perEpoch() >= LONG) {
            warmUp(entries(info, train), feeder, stepper);
          }
          return fit.run(epochs);
        });
  }

  private void warmUp(Set<Integer> entries, Feeder feeder, NetworkStepper stepper) {
    feeder.warmUp();
    stepper.warmUp();
    instance.warmUp(entries);
    if (instance.info().parameterFloats() <= SMALL) {
      feeder.rehearse(instance);
    }
  }

  private <R> R onThreads(Supplier<R> work) {
    int before = instance.parallelism();
    instance.parallelism(parallelism);
    try {
      return work.get();
    } finally {
      instance.parallelism(before);
    }
  }

  /** The numbers of those that training runs. */
  private Set<Integer> entries(NetworkInfo info, EntryInfo train) {
    Stream<String> training = Stream.of(train.name());
    Stream<String> validating =
        validation == null ? Stream.of() : Stream.of(EntryInfo.EVALUATE, EntryInfo.SCORES);
    return Stream.concat(training, validating)
        .map(info::entry)
        .filter(number -> number >= 0)
        .collect(Collectors.toSet());
  }

  private EntryInfo trainEntry(NetworkInfo info) {
    List<EntryInfo> entries =
        info.entries().stream()
            .filter(e -> e.kind() == EntryInfo.Kind.TRAIN)
            .filter(e -> entry == null || e.name().equals(entry))
            .toList();
    if (entries.size() == 1) {
      return entries.getFirst();
    }
    List<String> names = info.entries().stream().map(EntryInfo::name).toList();
    throw new IllegalArgumentException(
        "%s: expected one training entry point%s, was %d of %s"
            .formatted(
                info.name(),
                entry == null ? "; choose with entry(...)" : " " + entry,
                entries.size(),
                names));
  }

  /**
   * Loss and accuracy on a data set; changes nothing.
   *
   * @throws IllegalArgumentException if the data do not fit the network
   */
  public Evaluation evaluate(Dataset examples) {
    Evaluator evaluator = new Evaluator(instance, examples, batchSize);
    return onThreads(evaluator::run);
  }
}
