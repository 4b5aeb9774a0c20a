package org.sinter.samples.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sinter.Precision;
import org.sinter.runtime.ArrayInfo;
import org.sinter.runtime.ElementType;
import org.sinter.runtime.EntryInfo;
import org.sinter.runtime.NetworkInfo;
import org.sinter.runtime.Networks;
import org.sinter.runtime.ParameterInfo;
import org.sinter.runtime.Parameters;
import org.sinter.runtime.support.Instance;
import org.sinter.runtime.support.WarmUp;

/** A compiled network with its data in place. */
final class Subject {
  /** In arrays before a call: what is not overwritten shows. */
  private static final double UNTOUCHED = 7;

  private final Object network;
  private final Instance instance;
  private final Data data;
  private final int batch;

  Subject(Class<?> type, Data data, int batch) {
    this(Networks.create(type, 42), data, batch);
  }

  private Subject(Object network, Data data, int batch) {
    this.network = network;
    this.instance = Instance.of(network);
    this.data = data;
    this.batch = batch;
    parameters().setAll(data.parameters());
  }

  /** Splits kernels however short they are. */
  void onThreads(int threads) {
    instance.parallelism(threads);
    instance.leastPart(1);
  }

  static NetworkInfo info(Class<?> type) {
    return Instance.of(Networks.create(type, 42)).info();
  }

  NetworkInfo info() {
    return instance.info();
  }

  Parameters parameters() {
    return instance.parameters();
  }

  Instance instance() {
    return instance;
  }

  /** The arrays of an entry point: data, then empty ones to write to. */
  Object[] arrays(EntryInfo entry) {
    List<Object> arrays = new ArrayList<>();
    entry.reads().forEach(array -> arrays.add(data.array(array)));
    for (ArrayInfo array : entry.writes()) {
      int length = array.size() * (array.batched() ? batch : 1);
      arrays.add(array.type() == ElementType.FLOAT64 ? new double[length] : new float[length]);
    }
    return arrays.toArray();
  }

  /**
   * Each method that holds vectors by itself, as when a network is warmed up: only counted, then in
   * earnest.
   *
   * @throws IllegalStateException if a call that is only counted writes
   */
  void callEach() {
    List<WarmUp.Call> calls =
        instance.programs().vectors().map(v -> v.twin().get().calls()).orElse(List.of());
    for (WarmUp.Call call : calls) {
      float[] values = new float[info().parameterFloats()];
      float[] workspace = new float[call.length() + NetworkInfo.SLACK];
      count(call, workspace, values);
      call.run(workspace, values, values.clone());
    }
  }

  private static void count(WarmUp.Call call, float[] workspace, float[] values) {
    List<float[]> arrays = List.of(workspace.clone(), values.clone(), values.clone());
    arrays.forEach(array -> Arrays.fill(array, (float) UNTOUCHED));
    call.body().run(arrays.get(0), arrays.get(1), arrays.get(2), -1, 2);
    for (float[] array : arrays) {
      for (float value : array) {
        if (value != UNTOUCHED) {
          throw new IllegalStateException(call.method() + " writes where it is only counted");
        }
      }
    }
  }

  double run(int entry, Object[] arrays) {
    return instance.programs().run(entry, arrays, batch);
  }

  /**
   * Everything an entry point hands out, as doubles that hold its bits: loss, arrays, gradients,
   * state.
   */
  List<double[]> outcome(int number) {
    EntryInfo entry = info().entries().get(number);
    boolean train = entry.kind() == EntryInfo.Kind.TRAIN;
    parameters().setAll(data.parameters()); // an earlier call may have moved the state
    if (train) {
      fillGradients();
    }
    Object[] arrays = arrays(entry);
    double loss = run(number, arrays);
    List<double[]> outcome = new ArrayList<>();
    outcome.add(new double[] {loss});
    for (int i = entry.reads().size(); i < arrays.length; i++) {
      outcome.add(widened(arrays[i]));
    }
    if (train) {
      outcome.add(widened(gradients()));
      info().parameters().stream()
          .filter(parameter -> !parameter.trainable())
          .forEach(state -> outcome.add(parameters().getDouble(state.name())));
    }
    return outcome;
  }

  /** A prediction through the declared method, in chunks of so many examples. */
  List<double[]> called(int number, int chunk) throws ReflectiveOperationException {
    EntryInfo entry = info().entries().get(number);
    Networks.of(network).reserve(chunk);
    Object[] arrays = arrays(entry);
    Method method = method(entry.name());
    int count = method.getParameterCount();
    try {
      Object returned = method.invoke(network, Arrays.copyOf(arrays, count));
      List<double[]> outcome = new ArrayList<>();
      for (int i = entry.reads().size(); i < count; i++) {
        outcome.add(widened(arrays[i]));
      }
      if (returned != null) {
        outcome.add(widened(returned));
      }
      return outcome;
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(entry.name() + " failed", e.getTargetException());
    }
  }

  private Method method(String name) {
    return Arrays.stream(network.getClass().getMethods())
        .filter(m -> m.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  Object gradients() {
    return isWide() ? parameters().gradients64() : parameters().gradients();
  }

  boolean isWide() {
    return info().precision() == Precision.DOUBLE;
  }

  /** The parameters that have gradients. */
  List<ParameterInfo> trained() {
    return info().parameters().stream().filter(ParameterInfo::trainable).toList();
  }

  /** All but gradients by rows, whose other rows a step finds as the zeros that they are. */
  private void fillGradients() {
    for (ParameterInfo parameter : trained().stream().filter(p -> !p.byRows()).toList()) {
      for (int position : parameter.layout().positions(parameter.shape())) {
        if (isWide()) {
          parameters().gradients64()[parameter.offset() + position] = UNTOUCHED;
        } else {
          parameters().gradients()[parameter.offset() + position] = (float) UNTOUCHED;
        }
      }
    }
  }

  /** What lies between the logical values of the gradients, which must stay 0. */
  boolean isPaddingClear() {
    double[] all = widened(gradients());
    for (ParameterInfo parameter : info().parameters()) {
      for (int position : parameter.layout().positions(parameter.shape())) {
        all[parameter.offset() + position] = 0;
      }
    }
    return Arrays.stream(all).allMatch(x -> x == 0);
  }

  /** True if a gradient was left as it was before the call. */
  static boolean isUntouched(double[] gradient) {
    return Arrays.stream(gradient).allMatch(x -> x == UNTOUCHED);
  }

  static double[] widened(Object array) {
    if (array instanceof double[] wide) {
      return wide.clone();
    }
    float[] narrow = (float[]) array;
    double[] wide = new double[narrow.length];
    Arrays.setAll(wide, i -> narrow[i]);
    return wide;
  }
}
