package org.sinter.processor.frontend.annotation;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.util.Elements;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Constant;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.type.ElementType;
import org.sinter.processor.type.Shape;
import org.sinter.processor.type.TensorType;

/** What {@code @Input}, {@code @Label}, {@code @Parameter} and {@code @Constant} declare. */
final class Sources {
  private final Elements elements;
  private final ElementType real;

  /**
   * @param real of every tensor: FLOAT32 or FLOAT64
   */
  Sources(Elements elements, ElementType real) {
    this.elements = elements;
    this.real = real;
  }

  /**
   * The operation of a source.
   *
   * @throws org.sinter.processor.diagnostic.CompileError if the annotation contradicts itself
   */
  Op of(String node, AnnotationMirror mirror) {
    Settings settings = new Settings(elements, mirror);
    String kind = Language.name(mirror);
    if (kind.equals(Language.INPUT)) {
      return input(node, settings);
    }
    if (kind.equals(Language.LABEL)) {
      return label(node, settings);
    }
    return kind.equals(Language.PARAMETER) ? parameter(node, settings) : constant(settings);
  }

  private Op input(String node, Settings settings) {
    ElementType stored =
        switch (settings.text("type")) {
          case "INT32" -> ElementType.INT32;
          case "UINT8" -> ElementType.UINT8;
          default -> real;
        };
    if (!settings.isGiven("shape")) {
      throw Message.INPUT_SHAPE.with(node);
    }
    double scale = finite("input", settings, "scale");
    double offset = finite("input", settings, "offset");
    int[] shape = shape("input", settings);
    return new Input(node, stored, batch(shape), scale, offset, 0);
  }

  private static double finite(String source, Settings settings, String attribute) {
    double value = settings.real(attribute);
    if (!Double.isFinite(value)) {
      throw Message.ATTRIBUTE_RANGE.with(source, attribute, value, "finite").at(attribute);
    }
    return value;
  }

  private Op label(String node, Settings settings) {
    boolean classes = settings.isGiven("classes");
    if (classes == settings.isGiven("shape")) {
      throw Message.LABEL_KIND.with(classes ? "both" : "neither");
    }
    if (!classes) {
      TensorType type = batch(shape("label", settings));
      return new Input(node, real, type, 1, 0, Input.REAL_LABEL);
    }
    int count = settings.integer("classes");
    if (count < 1) {
      throw Message.ATTRIBUTE_RANGE.with("label", "classes", count, "at least 1").at("classes");
    }
    return new Input(node, ElementType.INT32, batch(), 1, 0, count);
  }

  private Op parameter(String node, Settings settings) {
    int[] shape = shape("parameter", settings);
    Settings init = new Settings(elements, settings.annotation("init"));
    InitSpec.Kind kind = InitSpec.Kind.valueOf(init.text("value"));
    double scale = init.real("scale");
    if (!Double.isFinite(scale)) {
      throw Message.ATTRIBUTE_RANGE.with("parameter", "scale", scale, "finite").at("init");
    }
    TensorType type = new TensorType(real, Shape.of(shape));
    boolean fans =
        switch (kind) {
          case ZEROS, CONSTANT, NORMAL, UNIFORM -> false;
          case XAVIER_UNIFORM, XAVIER_NORMAL, HE, LECUN -> true;
        };
    if (!fans) {
      return new Parameter(node, type, new InitSpec(kind, scale, 1, 1));
    }
    if (shape.length < 2) {
      throw Message.FANS.with(kind, type.shape()).at("init");
    }
    int window = Arrays.stream(shape).skip(2).reduce(1, Math::multiplyExact);
    return new Parameter(
        node, type, new InitSpec(kind, scale, shape[1] * window, shape[0] * window));
  }

  private Op constant(Settings settings) {
    List<Double> values = settings.reals("value");
    int[] shape = {values.size()};
    if (settings.isGiven("shape")) {
      shape = shape("constant", settings);
    } else if (values.size() == 1) {
      shape = new int[0];
    }
    TensorType type = new TensorType(real, Shape.of(shape));
    int size = type.shape().exampleSize();
    if (values.size() != size && values.size() != 1) {
      throw Message.CONSTANT_COUNT.with(values.size(), type.shape(), size).at("value");
    }
    return new Constant(type, values.size() == size ? values : filled(size, values));
  }

  private static List<Double> filled(int size, List<Double> values) {
    return Collections.nCopies(size, values.getFirst());
  }

  private TensorType batch(int... example) {
    return new TensorType(real, Shape.batchOf(example));
  }

  private static int[] shape(String source, Settings settings) {
    int[] shape = settings.integers("shape");
    long size = 1;
    for (int extent : shape) {
      if (extent < 1) {
        String written = Arrays.toString(shape);
        throw Message.ATTRIBUTE_RANGE
            .with(source, "shape", written, "at least 1 in each extent")
            .at("shape");
      }
      size = Math.min(size * extent, Integer.MAX_VALUE + 1L);
    }
    if (size > Integer.MAX_VALUE) {
      throw Message.TOO_LARGE.with(source).at("shape");
    }
    return shape;
  }
}
