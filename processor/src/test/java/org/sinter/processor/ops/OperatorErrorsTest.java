package org.sinter.processor.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.OpRegistry;
import org.sinter.processor.ir.Value;
import org.sinter.processor.testing.Build;
import org.sinter.processor.type.Shape;

/** What operators refuse, with code and text. */
class OperatorErrorsTest {

  private static OpDefinition definition(String name) {
    return OpRegistry.load().definition(name);
  }

  private static void refused(
      Message code, String text, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            CompileError.class,
            error -> {
              assertThat(error.message()).isEqualTo(code);
              assertThat(error).hasMessage(text);
            });
  }

  private static void refusesAttribute(String op, String name, Object value, String text) {
    Message code =
        text.contains("is not one of") ? Message.UNKNOWN_CHOICE : Message.ATTRIBUTE_RANGE;
    Attributes attributes = Attributes.none().with("units", 1).with("channels", 1);
    refused(
        code,
        op + ": " + text,
        () -> definition(op).create(attributes.with("kernel", 1).with(name, value)));
  }

  @Test
  void sn2008_valuesOutOfRange() {
    refusesAttribute("dense", "units", 0, "units = 0, but it must be positive");
    refusesAttribute("conv2d", "channels", -1, "channels = -1, but it must be positive");
    refusesAttribute(
        "conv2d", "kernel", List.of(), "kernel = [], but it must be one or two positive numbers");
    refusesAttribute(
        "max_pool2d",
        "value",
        List.of(2, 0),
        "value = [2, 0], but it must be one or two positive numbers");
    refusesAttribute(
        "dropout", "rate", 1.0, "rate = 1.0, but it must be at least 0 and less than 1");
    refusesAttribute(
        "dropout", "rate", Double.NaN, "rate = NaN, but it must be at least 0 and less than 1");
    refusesAttribute(
        "clip", "max", Double.NaN, "max = NaN, but it must be at least min = -Infinity");
    refusesAttribute("pow", "exponent", 1 / 0.0, "exponent = Infinity, but it must be finite");
    refusesAttribute("huber", "delta", 0.0, "delta = 0.0, but it must be positive");
    refusesAttribute("soft_shrink", "alpha", -1.0, "alpha = -1.0, but it must be 0 or positive");
    refusesAttribute("multi_margin", "p", 3, "p = 3, but it must be 1 or 2");
    refusesAttribute(
        "cosine_embedding", "margin", 2.0, "margin = 2.0, but it must be from -1 to 1");
    refusesAttribute(
        "cross_entropy",
        "smoothing",
        1.0,
        "smoothing = 1.0, but it must be at least 0 and less than 1");
    refusesAttribute(
        "cross_entropy",
        "classWeights",
        List.of(0.0, 0.0),
        "classWeights = [0.0, 0.0], but it must be finite, not negative and not all 0");
    refusesAttribute(
        "masked_fill", "value", Double.NaN, "value = NaN, but it must be a number, or infinite");
    refusesAttribute(
        "reshape",
        "shape",
        List.of(-1, -1),
        "shape = [-1, -1], but it must be positive extents, of which one may be -1");
  }

  @Test
  void sn2009_namesThatDoNotExist() {
    refusesAttribute(
        "mean_squared_error", "reduction", "MOST", "MOST is not one of [MEAN, SUM, NONE]");
    assertThatThrownBy(
            () -> definition("dense").create(Attributes.none().with("activation", "RELUX")))
        .hasMessageStartingWith("dense: RELUX is not one of [IDENTITY, STEP");
    assertThatThrownBy(
            () -> definition("dense").create(Attributes.none().with("units", 2).with("init", "X")))
        .hasMessageStartingWith("dense: X is not one of [ZEROS");
  }

  @Test
  void sn2001_axesThatAreNotThere() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3, 4));
    Value p = build.input("p", Shape.of(3));
    Attributes none = Attributes.none();
    refused(
        Message.AXIS_OUT_OF_RANGE,
        "sum: axis 2 is not one of [3, 4]",
        () -> build.op("y", "sum", none.with("axes", List.of(2)), x));
    refused(
        Message.AXIS_OUT_OF_RANGE,
        "max: axis BATCH is not one of [3]",
        () -> build.op("y", "max", none.with("axes", List.of(Axes.BATCH)), p));
  }

  @Test
  void sn2003_shapesThatDoNotMeet() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3, 4));
    Value p = build.input("p", Shape.of(3));
    refused(
        Message.CANNOT_BROADCAST,
        "add cannot bring [N, 3, 4] and [3] to one shape",
        () -> build.op("y", "add", Attributes.none(), x, p));
  }

  @Test
  void sn2004_productsThatDoNotFit() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3, 4));
    Value p = build.input("p", Shape.of(3, 2));
    refused(
        Message.CONTRACTION_EXTENT,
        "mat_mul multiplies an axis of extent 4 with one of extent 3",
        () -> build.op("y", "mat_mul", Attributes.none(), x, p));
  }

  @Test
  void sn2005_elementsLostInAReshape() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3, 4));
    refused(
        Message.ELEMENT_COUNT,
        "reshape of [3, 4] to [5, 2] changes the number of elements",
        () -> build.op("y", "reshape", Attributes.none().with("shape", List.of(5, -1)), x));
  }

  @Test
  void sn2006_anImageIsNeeded() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3, 4));
    refused(
        Message.RANK,
        "max_pool2d needs images of height, width, channels, got [N, 3, 4]",
        () -> build.op("y", "max_pool2d", Attributes.none().with("value", List.of(2)), x));
  }

  @Test
  void sn2006_aWindowNeedsChannelsBehindIt() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf());
    Attributes one = Attributes.none().with("channels", 2).with("kernel", 1).with("value", 1);
    for (String op : List.of("conv1d", "max_pool1d", "average_pool1d")) {
      refused(
          Message.RANK,
          op + " needs sequences of time, features, got [N]",
          () -> build.op("y", op, one, x));
    }
  }

  @Test
  void sn2002_operandsOfAConcatenationHaveEquallyManyAxes() {
    Build build = new Build();
    Value a = build.input("a", Shape.batchOf(3, 4));
    Value b = build.input("b", Shape.batchOf(3));
    refused(
        Message.SHAPES_DIFFER,
        "concat beside its axis needs equal shapes, got [N, 3, 4] and [N, 3]",
        () -> build.op("y", "concat", Attributes.none().with("axis", 1), a, b));
  }

  @Test
  void sn2006_gatedUnitsNeedHalves() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3));
    refused(
        Message.RANK,
        "glu needs an even number of features on a last axis, got [N, 3]",
        () -> build.op("y", "glu", Attributes.none(), x));
  }

  @Test
  void sn2008_classWeightsForAllClasses() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3));
    Value t = build.label("t", 3, Shape.batchOf());
    Attributes two = Attributes.none().with("classWeights", List.of(1.0, 2.0));
    refused(
        Message.ATTRIBUTE_RANGE,
        "cross_entropy: classWeights = [1.0, 2.0], but it must be a weight for each of the 3"
            + " classes",
        () -> build.op("loss", "cross_entropy", two, x, t));
  }

  @Test
  void sn2007_windowsLargerThanTheImage() {
    Build build = new Build();
    Value x = build.input("x", Shape.batchOf(3, 4, 1));
    refused(
        Message.WINDOW_TOO_LARGE,
        "conv2d: a window of 4 x 2 does not fit in [3, 4, 1]",
        () ->
            build.op(
                "y",
                "conv2d",
                Attributes.none().with("channels", 1).with("kernel", List.of(4, 2)),
                x));
  }

  @Test
  void sn4001_lossesOfProbabilities() {
    Build build = new Build();
    Attributes none = Attributes.none();
    Value x = build.input("x", Shape.batchOf(3));
    Value t = build.label("t", 3, Shape.batchOf());
    Value p = build.op("digit", "softmax", none, x);
    refused(
        Message.LOSS_OF_PROBABILITIES,
        "cross_entropy takes logits, but 'digit' is what a softmax returns",
        () -> build.op("loss", "cross_entropy", none, p, t));
    Attributes sigmoid = none.with("activation", "SIGMOID").with("units", 1);
    Value yes = build.op("yes", "dense", sigmoid, x);
    Value shaped = build.op("shaped", "reshape", none.with("shape", List.of(1, 1)), yes);
    Value flat = build.op("flat", "flatten", none, shaped);
    Value s = build.label("s", 2, Shape.batchOf());
    refused(
        Message.LOSS_OF_PROBABILITIES,
        "binary_cross_entropy takes logits, but 'yes' is what a sigmoid returns",
        () -> build.op("loss", "binary_cross_entropy", none, flat, s));
  }

  @Test
  void sn4002_to_sn4004_labelsThatAreNone() {
    Build build = new Build();
    Attributes none = Attributes.none();
    Value x = build.input("x", Shape.batchOf(3));
    Value one = build.input("one", Shape.batchOf(1));
    Value real = build.input("real", Shape.batchOf());
    Value ten = build.label("ten", 10, Shape.batchOf());
    refused(
        Message.ONE_CLASS,
        "cross_entropy over a single class is always 0",
        () -> build.op("loss", "cross_entropy", none, one, ten));
    refused(
        Message.LABEL_CLASSES,
        "cross_entropy has logits for 3 classes and labels of 10",
        () -> build.op("loss", "cross_entropy", none, x, ten));
    refused(
        Message.REAL_LABEL,
        "cross_entropy needs class indices, but 'real' of shape [N] holds real numbers",
        () -> build.op("loss", "cross_entropy", none, x, real));
    refused(
        Message.REAL_LABEL,
        "cross_entropy needs class indices, but 'learned' of shape [] holds real numbers",
        () ->
            build.op(
                "loss",
                "cross_entropy",
                none,
                build.input("row", Shape.of(3)),
                build.parameter("learned")));
    refused(
        Message.SHAPES_DIFFER,
        "mean_squared_error needs equal shapes, got [N, 3] and [N]",
        () -> build.op("loss", "mean_squared_error", none, x, real));
  }
}
