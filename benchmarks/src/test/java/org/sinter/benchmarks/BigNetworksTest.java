package org.sinter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sinter.benchmarks.net.Discriminator;
import org.sinter.benchmarks.net.Generator;
import org.sinter.benchmarks.net.ResNet20;
import org.sinter.benchmarks.net.UNet;
import org.sinter.runtime.Networks;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.NetworkStepper;

/** Networks of blocks: they learn, allocate nothing, and have no method that the JIT refuses. */
class BigNetworksTest {
  private static final int BATCH = 8;

  /** HotSpot compiles no method above 8,000 bytes. */
  private static final int MOST_BYTECODES = 6_000;

  private static void learns(Object net, ToDoubleFunction<Object> step) {
    NetworkStepper optimizer = Adam.of(3e-3).stepper(net);
    double first = step.applyAsDouble(net);
    for (int i = 0; i < 12; i++) {
      step.applyAsDouble(net);
      optimizer.step();
    }
    assertThat(step.applyAsDouble(net)).isLessThan(0.8 * first);
  }

  @Test
  void theResidualNetworkLearns() {
    ResNet20 net = Networks.create(ResNet20.class, 1);
    float[] images = Speed.random(BATCH * 32 * 32 * 3);
    int[] labels = {0, 1, 2, 3, 4, 5, 6, 7};
    learns(net, _ -> net.step(images, labels));
  }

  @Test
  void theUNetLearns() {
    UNet net = Networks.create(UNet.class, 1);
    float[] images = Speed.random(BATCH * 32 * 32);
    float[] wanted = new float[images.length];
    for (int i = 0; i < images.length; i++) {
      wanted[i] = images[i] > 0 ? 1 : 0;
    }
    learns(net, _ -> net.step(images, wanted));
  }

  /** The generator's gradient is that of the discriminator's loss on what it makes. */
  @Test
  void theAdversariesLearnFromEachOther() {
    Generator generator = Networks.create(Generator.class, 1);
    Discriminator discriminator = Networks.create(Discriminator.class, 2);
    float[] noise = Speed.random(BATCH * 64);
    float[] digits = Speed.random(BATCH * 28 * 28);
    float[] made = new float[digits.length];
    float[] slope = new float[digits.length];
    float[] drawn = new float[BATCH];
    Arrays.fill(drawn, 1);
    learns(discriminator, _ -> discriminator.step(digits, drawn));
    ToDoubleFunction<Object> fooled =
        _ -> {
          generator.make(noise, made);
          discriminator.slope(made, drawn, slope);
          generator.step(noise, slope);
          return discriminator.step(made, drawn);
        };
    NetworkStepper refuse = Adam.of(3e-3).stepper(discriminator);
    for (int i = 0; i < 12; i++) {
      generator.make(noise, made);
      discriminator.step(made, new float[BATCH]);
      refuse.step();
    }
    learns(generator, fooled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ResNet20", "UNet", "Generator", "Discriminator"})
  void noMethodIsLargerThanTheJitTakes(String name) throws IOException {
    Map<String, Integer> tooLarge = new TreeMap<>();
    String type = "/org/sinter/benchmarks/net/" + name + "Net";
    for (String part : List.of("", "$Program", "$ScalarKernels", "$VectorKernels")) {
      try (InputStream file = BigNetworksTest.class.getResourceAsStream(type + part + ".class")) {
        assertThat(file).as(part).isNotNull();
        for (MethodModel method : ClassFile.of().parse(file.readAllBytes()).methods()) {
          int length = method.code().map(code -> ((CodeAttribute) code).codeLength()).orElse(0);
          if (length > MOST_BYTECODES) {
            tooLarge.put(part + "." + method.methodName().stringValue(), length);
          }
        }
      }
    }
    assertThat(tooLarge).isEmpty();
  }

  @Test
  void depthAddsLittleSource() throws IOException {
    Row row = Compilation.lines("lines", ProcessorRun.Subject.RESNET_20, 6_000);
    assertThat(row.verdict()).as(row.ours()).isEqualTo(Row.Verdict.PASS);
    Row deeper =
        Compilation.depth("depth", ProcessorRun.Subject.RESNET_38, ProcessorRun.Subject.RESNET_20);
    assertThat(deeper.verdict()).as(deeper.ratio()).isEqualTo(Row.Verdict.PASS);
  }
}
