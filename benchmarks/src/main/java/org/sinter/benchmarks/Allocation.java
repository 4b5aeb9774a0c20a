package org.sinter.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.EntryInfo.Kind;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.Programs;

/** The bytes that a network's calls allocate once they are warm. */
final class Allocation {
  private static final int BATCH = 64;

  private Allocation() {}

  /** A prediction of one example, and a training step of a batch with its optimiser. */
  static Row row(GeneratedNetwork network) {
    Object net = network.create(1);
    Networks.of(net).warmUp();
    Optional<Long> predict = entry(net, Kind.PREDICT).map(e -> Timing.allocation(predict(net, e)));
    Optional<Long> step = entry(net, Kind.TRAIN).map(e -> stepBytes(net, e));
    boolean none = Stream.of(predict, step).flatMap(Optional::stream).allMatch(b -> b == 0);
    return new Row(
        network.row("alloc"),
        "predict %s, step %s".formatted(text(predict), text(step)),
        Row.NONE,
        Row.NONE,
        "0 B",
        Row.Verdict.of(none));
  }

  private static String text(Optional<Long> bytes) {
    return bytes.map(b -> b + " B").orElse(Row.NONE);
  }

  private static long stepBytes(Object net, int entry) {
    NetworkStepper optimizer = Adam.of(1e-3).stepper(net);
    return Timing.allocation(step(net, entry, optimizer, BATCH));
  }

  private static Optional<Integer> entry(Object net, Kind kind) {
    List<EntryInfo> entries = Instance.of(net).info().entries();
    return Stream.iterate(0, i -> i < entries.size(), i -> i + 1)
        .filter(i -> entries.get(i).kind() == kind)
        .findFirst();
  }

  /** Of two examples where one is refused: a prediction in training mode. */
  private static Runnable predict(Object net, int entry) {
    Runnable one = predict(net, entry, 1);
    try {
      one.run();
      return one;
    } catch (IllegalArgumentException tooFew) {
      return predict(net, entry, 2);
    }
  }

  private static Runnable predict(Object net, int entry, int batch) {
    Programs programs = Instance.of(net).programs();
    Object[] arrays = arrays(Instance.of(net).info().entries().get(entry), batch);
    return () -> programs.run(entry, arrays, batch);
  }

  private static Runnable step(Object net, int entry, NetworkStepper optimizer, int batch) {
    Programs programs = Instance.of(net).programs();
    Object[] arrays = arrays(Instance.of(net).info().entries().get(entry), batch);
    return () -> {
      programs.run(entry, arrays, batch);
      optimizer.step();
    };
  }

  /** The arrays that an entry point takes, those that it reads with values of no meaning. */
  static Object[] arrays(EntryInfo entry, int batch) {
    return Stream.concat(entry.reads().stream(), entry.writes().stream())
        .map(array -> array(array, array.batched() ? batch * array.size() : array.size()))
        .toArray();
  }

  private static Object array(ArrayInfo array, int length) {
    Random random = new Random(length);
    return switch (array.type()) {
      case FLOAT32 -> Speed.random(length);
      case FLOAT64 -> random.doubles(length, -1, 1).toArray();
      case INT32 -> random.ints(length, 0, Math.max(1, array.classes())).toArray();
      case UINT8 -> {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        yield bytes;
      }
    };
  }
}
