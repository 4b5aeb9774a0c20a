package org.sinter.processor.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinter.runtime.NetworkHandle;
import org.sinter.runtime.Networks;
import org.sinter.runtime.profile.EntryCost;
import org.sinter.runtime.profile.KernelCost;
import org.sinter.runtime.profile.KernelTime;
import org.sinter.runtime.profile.Profile;
import org.sinter.runtime.profile.Profiling;
import org.sinter.runtime.profile.Roofline;
import org.sinter.runtime.support.Instance;

/** The watch on kernels, of networks compiled here: each has classes of its own. */
class ProfileTest {
  private static final int BATCH = 6;
  private static final int CALLS = 50;
  private static final String SOURCE =
      """
      package demo;
      import org.sinter.*;
      import org.sinter.layer.*;
      import org.sinter.loss.*;
      @Network
      public interface Small {
        @Input(shape = 9) Tensor x();
        @Dense(units = 20, activation = Activation.TANH) Tensor hidden(Tensor x);
        @Dense(units = 3) Tensor y(Tensor hidden);
        @Label(classes = 3) Tensor label();
        @CrossEntropy Tensor loss(Tensor y, Tensor label);
        @Predict("y") float[] predict(float[] x);
        @Train("loss") float step(float[] x, int[] label);
      }
      """;

  @AfterEach
  void asBefore() {
    System.clearProperty(Profiling.PROPERTY);
    System.clearProperty("sinter.simd");
  }

  private static NetworkHandle<?> network(String setting) {
    System.setProperty(Profiling.PROPERTY, setting);
    NetworkHandle<?> network =
        Networks.of(Networks.create(Sinter.compile(SOURCE).load("demo.Small"), 7));
    kernels(network);
    return network;
  }

  /** What the first entry point calls; asking for it initialises the class. */
  private static Object kernels(NetworkHandle<?> network) {
    try {
      Class<?> generated = network.get().getClass();
      Field field =
          Class.forName(generated.getName() + "$Program", true, generated.getClassLoader())
              .getDeclaredField("KERNELS");
      field.setAccessible(true);
      return ((Object[]) field.get(null))[0];
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static double run(NetworkHandle<?> network, String entry) {
    int number = network.info().entry(entry);
    Object[] arrays =
        entry.equals("step")
            ? new Object[] {new float[9 * BATCH], new int[BATCH]}
            : new Object[] {new float[9 * BATCH], new float[3 * BATCH]};
    return Instance.of(network.get()).programs().run(number, arrays, BATCH);
  }

  private static EntryCost cost(NetworkHandle<?> network, String entry) {
    return network.costs().get(network.info().entry(entry));
  }

  @Test
  void offNothingStandsBetweenEntryPointsAndKernels() {
    NetworkHandle<?> network = network("false");
    assertThat(kernels(network).getClass().isHidden()).isFalse();
    run(network, "predict");
    assertThatThrownBy(network::profile)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "SmallNet has no profile: start java with -Dsinter.profile=record, and call an entry"
                + " point");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "scalar"})
  void onEveryKernelOfAnEntryPointIsTimed(String simd) {
    System.setProperty("sinter.simd", simd);
    NetworkHandle<?> network = network("record");
    assertThat(kernels(network).getClass().isHidden()).isTrue();
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      run(network, "step");
    }
    long wall = System.nanoTime() - start;
    Profile profile = network.profile();
    EntryCost cost = cost(network, "step");
    assertThat(names(profile)).isEqualTo(methods(cost));
    assertThat(profile.kernels())
        .allSatisfy(
            kernel -> {
              assertThat(kernel.calls()).isEqualTo(CALLS * calls(cost, kernel.method()));
              assertThat(kernel.minNanos()).isPositive();
              assertThat(kernel.medianNanos()).isGreaterThanOrEqualTo(kernel.minNanos());
              assertThat(kernel.totalNanos())
                  .isGreaterThanOrEqualTo(kernel.calls() * kernel.minNanos());
            });
    assertThat(profile.totalNanos()).isLessThanOrEqualTo(wall);
    assertThat(profile.kernels().stream().mapToLong(KernelTime::operations).sum())
        .isEqualTo(CALLS * cost.operations(BATCH));
    assertThat(profile.kernels().stream().mapToLong(KernelTime::bytes).sum())
        .isEqualTo(CALLS * cost.bytes(BATCH));
  }

  private static Set<String> names(Profile profile) {
    return profile.kernels().stream().map(KernelTime::method).collect(Collectors.toSet());
  }

  private static Set<String> methods(EntryCost cost) {
    return cost.kernels().stream().map(KernelCost::method).collect(Collectors.toSet());
  }

  private static long calls(EntryCost cost, String method) {
    return cost.kernels().stream().filter(kernel -> kernel.method().equals(method)).count();
  }

  @Test
  void theWatchChangesNoBit() {
    NetworkHandle<?> watched = network("record");
    NetworkHandle<?> plain = network("false");
    assertThat(run(watched, "step")).isEqualTo(run(plain, "step"));
    assertThat(watched.parameters().gradients()).isEqualTo(plain.parameters().gradients());
  }

  @Test
  void warmingUpIsNotRecorded() {
    NetworkHandle<?> network = network("record");
    network.warmUp();
    assertThat(network.profile().kernels()).isEmpty();
  }

  @Test
  void clearingForgetsAllCalls() {
    NetworkHandle<?> network = network("record");
    run(network, "step");
    Profile.clear(network.get().getClass());
    run(network, "predict");
    assertThat(names(network.profile())).isEqualTo(methods(cost(network, "predict")));
  }

  /** In scalar code, where nothing is allocated before the JIT has compiled it either. */
  @Test
  void recordingAllocatesNothing() {
    System.setProperty("sinter.simd", "scalar");
    NetworkHandle<?> network = network("record");
    Object[] arrays = {new float[9 * BATCH], new int[BATCH]};
    int number = network.info().entry("step");
    var programs = Instance.of(network.get()).programs();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    network.warmUp();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 200 && least > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        programs.run(number, arrays, BATCH);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  @Test
  void anotherSettingIsRefused() {
    assertThatThrownBy(() -> network("yes"))
        .hasStackTraceContaining("sinter.profile: expected false, record or true, was yes");
  }

  @Test
  void costsComeInTheOrderOfTheEntryPoints() {
    NetworkHandle<?> network = network("false");
    assertThat(network.costs()).hasSameSizeAs(network.info().entries());
    for (int i = 0; i < network.costs().size(); i++) {
      EntryCost cost = network.costs().get(i);
      assertThat(cost.name()).isEqualTo(network.info().entries().get(i).name());
      assertThat(cost.kernels()).isNotEmpty();
      assertThat(cost.workspace().at(BATCH)).isGreaterThanOrEqualTo(cost.aliveAtOnce().at(BATCH));
    }
  }

  @Test
  void theTableIsTheSameToTheByte() {
    String path = "META-INF/sinter/demo.SmallNet.kernels";
    String table = Sinter.compile(SOURCE).resources().get(path);
    assertThat(table).startsWith("sinter kernels 1\nmethod\tk01_");
    assertThat(Sinter.compile(SOURCE).resources()).containsEntry(path, table);
  }

  @Test
  void aClassWithoutItsTableSaysWhatIsMissing() {
    assertThatThrownBy(() -> EntryCost.of(String.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(
            "java.lang.String: there is no META-INF/sinter/java.lang.String.kernels beside");
  }

  @Test
  void aTableHasALineForEachKernel() {
    NetworkHandle<?> network = network("record");
    run(network, "predict");
    List<String> lines =
        network
            .profile()
            .table(new Roofline(100, List.of(new Roofline.Level(1024, 50))))
            .lines()
            .toList();
    assertThat(lines.getFirst()).startsWith("profile of SmallNet: ");
    assertThat(lines).hasSize(3 + network.profile().kernels().size());
  }
}
