package org.sinter.samples.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sinter.processor.type.Maps;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.support.Instance;

/**
 * An entry point of a network, run with numbers by the names of its arrays.
 *
 * @param entry its place among the network's
 */
record Call(Instance instance, int entry) {

  /** The one of this name; overloads have none of their own. */
  static Call of(Instance instance, String name) {
    List<EntryInfo> entries = instance.info().entries();
    int entry =
        IntStream.range(0, entries.size())
            .filter(i -> entries.get(i).name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no entry point " + name));
    return new Call(instance, entry);
  }

  private EntryInfo info() {
    return instance.info().entries().get(entry);
  }

  /** What it writes, by name. */
  Map<String, double[]> run(Map<String, Tensor> given, int batch) {
    int reads = info().reads().size();
    List<ArrayInfo> writes = info().writes();
    Object[] arrays = new Object[reads + writes.size()];
    for (int i = 0; i < reads; i++) {
      ArrayInfo read = info().reads().get(i);
      arrays[i] = array(read.type(), Maps.at(given, read.name()).values());
    }
    for (int i = 0; i < writes.size(); i++) {
      ArrayInfo write = writes.get(i);
      int length = write.size() * (write.batched() ? batch : 1);
      arrays[reads + i] = array(write.type(), new double[length]);
    }
    instance.programs().run(entry, arrays, batch);
    Map<String, double[]> written = new LinkedHashMap<>();
    for (int i = 0; i < writes.size(); i++) {
      written.put(writes.get(i).name(), widened(arrays[reads + i]));
    }
    return written;
  }

  private static Object array(ElementType type, double[] values) {
    return switch (type) {
      case FLOAT64 -> values.clone();
      case INT32 -> {
        int[] integers = new int[values.length];
        for (int i = 0; i < values.length; i++) {
          integers[i] = (int) values[i];
        }
        yield integers;
      }
      default -> {
        float[] singles = new float[values.length];
        for (int i = 0; i < values.length; i++) {
          singles[i] = (float) values[i];
        }
        yield singles;
      }
    };
  }

  private static double[] widened(Object array) {
    if (array instanceof double[] doubles) {
      return doubles;
    }
    float[] singles = (float[]) array;
    double[] wide = new double[singles.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = singles[i];
    }
    return wide;
  }
}
