package org.sinter.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkHandle;
import org.sinter.runtime.profile.Profile;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.Programs;

/** Runs an entry point on random arrays for as long as it takes to see how fast its kernels are. */
final class EntryRun {
  private static final long NANOS = 300_000_000;
  private static final int LEAST = 20;

  private final Programs programs;
  private final int number;
  private final Object[] arrays;
  private final int batch;

  private EntryRun(Programs programs, int number, Object[] arrays, int batch) {
    this.programs = programs;
    this.number = number;
    this.arrays = arrays;
    this.batch = batch;
  }

  /** The times of its kernels once the JIT has compiled them. */
  static Profile profile(NetworkHandle<?> network, int number, int batch) {
    EntryInfo entry = network.info().entries().get(number);
    Random random = new Random(number);
    List<Object> arrays = new ArrayList<>();
    entry.reads().forEach(array -> arrays.add(drawn(array, batch, random)));
    entry.writes().forEach(array -> arrays.add(drawn(array, batch, random)));
    Programs programs = Instance.of(network.get()).programs();
    EntryRun run = new EntryRun(programs, number, arrays.toArray(), batch);
    network.warmUp();
    run.repeat();
    Profile.clear(network.get().getClass());
    run.repeat();
    return network.profile();
  }

  private void repeat() {
    long start = System.nanoTime();
    for (int i = 0; i < LEAST || System.nanoTime() - start < NANOS; i++) {
      programs.run(number, arrays, batch);
    }
  }

  private static Object drawn(ArrayInfo array, int batch, Random random) {
    int length = array.batched() ? Math.multiplyExact(batch, array.size()) : array.size();
    return switch (array.type()) {
      case FLOAT32 -> {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
          values[i] = random.nextFloat();
        }
        yield values;
      }
      case FLOAT64 -> random.doubles(length).toArray();
      case INT32 -> random.ints(length, 0, Math.max(1, array.classes())).toArray();
      case UINT8 -> {
        byte[] values = new byte[length];
        random.nextBytes(values);
        yield values;
      }
    };
  }
}
