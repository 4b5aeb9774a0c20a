package org.sinter.runtime.support;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VectorMathTest {
  private interface FloatFunction {
    float of(float x);
  }

  private interface VectorFunction {
    FloatVector of(FloatVector x);
  }

  private record Twins(String name, FloatFunction scalar, VectorFunction vector) {}

  private static final List<VectorSpecies<Float>> WIDTHS =
      List.of(FloatVector.SPECIES_128, FloatVector.SPECIES_256, FloatVector.SPECIES_512);

  private static final List<Twins> TWINS =
      List.of(
          new Twins("exp", ScalarMath::exp, VectorMath::exp),
          new Twins("log", ScalarMath::log, VectorMath::log),
          new Twins("tanh", ScalarMath::tanh, VectorMath::tanh),
          new Twins("sigmoid", ScalarMath::sigmoid, VectorMath::sigmoid),
          new Twins("softplus", ScalarMath::softplus, VectorMath::softplus),
          new Twins("erf", ScalarMath::erf, VectorMath::erf));

  @TestFactory
  Stream<DynamicTest> everyWidthHasTheBitsOfTheScalarTwin() {
    return WIDTHS.stream()
        .flatMap(
            width ->
                TWINS.stream()
                    .map(
                        twins ->
                            DynamicTest.dynamicTest(
                                twins.name() + " " + width.vectorBitSize(),
                                () -> sameBits(twins, width))));
  }

  private static void sameBits(Twins twins, VectorSpecies<Float> width) {
    float[] x = Floats.sweep();
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i += width.length()) {
      twins.vector().of(FloatVector.fromArray(width, x, i)).intoArray(y, i);
    }
    for (int i = 0; i < x.length; i++) {
      float expected = twins.scalar().of(x[i]);
      if (Float.floatToIntBits(expected) != Float.floatToIntBits(y[i])) {
        throw new AssertionError(
            "%s(%s): scalar %s, vector %s".formatted(twins.name(), x[i], expected, y[i]));
      }
    }
  }

  @Test
  void everyMethodIsSmallEnoughToBeInlined() throws IOException {
    byte[] bytes;
    try (InputStream in = VectorMath.class.getResourceAsStream("VectorMath.class")) {
      bytes = requireNonNull(in).readAllBytes();
    }
    List<MethodModel> methods = ClassFile.of().parse(bytes).methods();
    assertThat(methods).hasSizeGreaterThan(8);
    for (MethodModel method : methods) {
      int size =
          method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElseThrow();
      assertThat(size).as(method.methodName().stringValue()).isLessThanOrEqualTo(325);
    }
  }

  @TestFactory
  Stream<DynamicTest> randomNumbersHaveTheBitsOfTheScalarTwin() {
    return WIDTHS.stream()
        .map(
            width ->
                DynamicTest.dynamicTest(
                    "uniform " + width.vectorBitSize(), () -> sameRandomNumbers(width)));
  }

  private static void sameRandomNumbers(VectorSpecies<Float> width) {
    float[] lanes = new float[width.length()];
    for (int n = 0; n < 20_000; n++) {
      int key = CounterHash.key(3, n, 5);
      int index = n % 7 == 0 ? Integer.MAX_VALUE - 3 : n * 1000;
      VectorMath.uniform(width, key, index).intoArray(lanes, 0);
      for (int l = 0; l < lanes.length; l++) {
        if (lanes[l] != CounterHash.uniform(key, index + l)) {
          throw new AssertionError("key %d index %d lane %d".formatted(key, index, l));
        }
      }
    }
  }
}
