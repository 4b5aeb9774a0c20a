package org.sinter.runtime.support;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class VectorMathTest {
  private interface FloatFunction {
    float of(float x);
  }

  private record Twins(String name, FloatFunction scalar) {}

  private static final List<String> WIDTHS = List.of("128", "256", "512");

  private static final List<Twins> TWINS =
      List.of(
          new Twins("exp", ScalarMath::exp),
          new Twins("log", ScalarMath::log),
          new Twins("tanh", ScalarMath::tanh),
          new Twins("sigmoid", ScalarMath::sigmoid),
          new Twins("softplus", ScalarMath::softplus),
          new Twins("erf", ScalarMath::erf),
          new Twins("expm1", ScalarMath::expm1),
          new Twins("log1p", ScalarMath::log1p),
          new Twins("sin", ScalarMath::sin),
          new Twins("cos", ScalarMath::cos),
          new Twins("atan", ScalarMath::atan),
          new Twins("round", ScalarMath::round));

  @TestFactory
  Stream<DynamicTest> everyWidthHasTheBitsOfTheScalarTwin() {
    return WIDTHS.stream()
        .flatMap(
            width ->
                TWINS.stream()
                    .map(
                        twins ->
                            DynamicTest.dynamicTest(
                                twins.name() + " " + width, () -> sameBits(twins, width))));
  }

  private static void sameBits(Twins twins, String width) throws Throwable {
    float[] x = Floats.sweep();
    float[] y = Arrays.copyOf(x, x.length + VectorMath.WIDEST);
    method(width, twins.name(), float[].class, int.class, int.class).invoke(y, 0, x.length);
    for (int i = 0; i < x.length; i++) {
      float expected = twins.scalar().of(x[i]);
      if (Float.floatToIntBits(expected) != Float.floatToIntBits(y[i])) {
        throw new AssertionError(
            "%s(%s): scalar %s, vector %s".formatted(twins.name(), x[i], expected, y[i]));
      }
    }
  }

  @Test
  void aCallThatIsOnlyCountedWritesNothing() throws ReflectiveOperationException {
    for (Method function : VectorMath.class.getDeclaredMethods()) {
      if (Modifier.isPublic(function.getModifiers())) {
        float[] w = {0.5f};
        Object[] arguments =
            function.getParameterCount() == 3
                ? new Object[] {w, -1, VectorMath.WIDEST}
                : new Object[] {1, 2, w, -1, VectorMath.WIDEST};
        function.invoke(null, arguments);
        assertThat(w).as(function.getName()).containsExactly(0.5f);
      }
    }
  }

  /** A method of a copy of the class, which is loaded while the width is forced. */
  private static MethodHandle method(String width, String name, Class<?>... arguments)
      throws ReflectiveOperationException, IOException {
    String before = System.getProperty(Simd.PROPERTY);
    System.setProperty(Simd.PROPERTY, width);
    try {
      Class<?> copy = Class.forName(VectorMath.class.getName(), true, new Copy(bytes()));
      return MethodHandles.publicLookup()
          .findStatic(copy, name, MethodType.methodType(void.class, arguments));
    } finally {
      if (before == null) {
        System.clearProperty(Simd.PROPERTY);
      } else {
        System.setProperty(Simd.PROPERTY, before);
      }
    }
  }

  private static byte[] bytes() throws IOException {
    try (InputStream in = VectorMath.class.getResourceAsStream("VectorMath.class")) {
      return requireNonNull(in).readAllBytes();
    }
  }

  private static final class Copy extends ClassLoader {
    private final byte[] bytes;

    Copy(byte[] bytes) {
      super(VectorMath.class.getClassLoader());
      this.bytes = bytes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(VectorMath.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** A vector that crosses a call becomes an object wherever C2 does not inline the call. */
  @Test
  void noMethodTakesOrReturnsAVector() {
    assertThat(VectorMath.class.getDeclaredMethods())
        .isNotEmpty()
        .allSatisfy(
            method -> {
              assertThat(method.getReturnType()).isEqualTo(void.class);
              assertThat(method.getParameterTypes()).isSubsetOf(int.class, float[].class);
            });
  }

  @Test
  void everyMethodIsSmallEnoughToBeInlined() throws IOException {
    List<MethodModel> methods = ClassFile.of().parse(bytes()).methods();
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
        .map(width -> DynamicTest.dynamicTest("uniform " + width, () -> sameRandomNumbers(width)));
  }

  private static void sameRandomNumbers(String width) throws Throwable {
    MethodHandle uniform =
        method(width, "uniform", int.class, int.class, float[].class, int.class, int.class);
    float[] lanes = new float[1 + VectorMath.WIDEST];
    for (int n = 0; n < 20_000; n++) {
      int key = CounterHash.key(3, n, 5);
      int index = n % 7 == 0 ? Integer.MAX_VALUE - 3 : n * 1000;
      uniform.invokeExact(key, index, lanes, 1, VectorMath.WIDEST);
      for (int l = 0; l < VectorMath.WIDEST; l++) {
        if (lanes[1 + l] != CounterHash.uniform(key, index + l)) {
          throw new AssertionError("key %d index %d lane %d".formatted(key, index, l));
        }
      }
    }
  }
}
