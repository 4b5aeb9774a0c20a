package org.sinter.processor.ops;

import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Elementwise;
import org.sinter.processor.ir.Expansion;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.Value;

/** The elementwise operators that layers take as their {@code activation}. */
final class Activations {
  static final List<String> NAMES =
      List.of(
          "IDENTITY",
          "STEP",
          "SIGMOID",
          "TANH",
          "RELU",
          "LEAKY_RELU",
          "ELU",
          "SOFTPLUS",
          "GELU",
          "SILU",
          "RELU6",
          "CELU",
          "SELU",
          "GELU_TANH",
          "LOG_SIGMOID",
          "MISH",
          "SOFTSIGN",
          "HARD_SIGMOID",
          "HARD_SWISH",
          "HARD_TANH",
          "TANH_SHRINK",
          "SOFT_SHRINK",
          "HARD_SHRINK");

  private Activations() {}

  /** That of a layer: attribute {@code activation}, by default the identity. */
  static Elementwise of(String op, Attributes attributes, String attribute) {
    return of(
        op,
        attribute,
        attributes.text(attribute, "IDENTITY"),
        attributes.real("alpha", Double.NaN));
  }

  /**
   * @param op the operator that asks, for the error
   * @param name of the constant in the annotations' enum
   * @param alpha NaN for the activation's own default
   */
  static Elementwise of(String op, String attribute, String name, double alpha) {
    return switch (name) {
      case "IDENTITY" -> new Identity();
      case "STEP" -> new Step();
      case "SIGMOID" -> new Sigmoid();
      case "TANH" -> new Tanh();
      case "RELU" -> new Relu();
      case "LEAKY_RELU" -> new LeakyRelu(given(alpha, LeakyRelu.DEFAULT_ALPHA));
      case "ELU" -> new Elu(given(alpha, Elu.DEFAULT_ALPHA));
      case "SOFTPLUS" -> new Softplus(given(alpha, Softplus.DEFAULT_BETA));
      case "GELU" -> new Gelu();
      case "SILU" -> new Silu();
      case "RELU6" -> new Relu6();
      case "CELU" -> new Celu(given(alpha, Celu.DEFAULT_ALPHA));
      case "SELU" -> new Selu();
      case "GELU_TANH" -> new GeluTanh();
      case "LOG_SIGMOID" -> new LogSigmoid();
      case "MISH" -> new Mish();
      case "SOFTSIGN" -> new Softsign();
      case "HARD_SIGMOID" -> new HardSigmoid();
      case "HARD_SWISH" -> new HardSwish();
      case "HARD_TANH" -> new HardTanh();
      case "TANH_SHRINK" -> new TanhShrink();
      case "SOFT_SHRINK" -> new SoftShrink(given(alpha, SoftShrink.DEFAULT_ALPHA));
      case "HARD_SHRINK" -> new HardShrink(given(alpha, HardShrink.DEFAULT_ALPHA));
      default -> throw Message.UNKNOWN_CHOICE.with(op, name, NAMES).at(attribute);
    };
  }

  private static double given(double alpha, double otherwise) {
    return Double.isNaN(alpha) ? otherwise : alpha;
  }

  /** The activation of x; the identity adds no node. */
  static Value apply(Expansion e, Elementwise activation, Value x) {
    return activation instanceof Identity ? x : e.add(activation, x);
  }

  /** He et al. for those that cut negative numbers off, LeCun as SELU wants it, else Xavier. */
  static InitSpec.Kind init(Elementwise activation) {
    return switch (activation.name()) {
      case "relu", "relu6", "leaky_relu", "elu", "celu", "softplus" -> InitSpec.Kind.HE;
      case "gelu", "gelu_tanh", "silu", "mish", "hard_swish" -> InitSpec.Kind.HE;
      case "selu" -> InitSpec.Kind.LECUN;
      default -> InitSpec.Kind.XAVIER_UNIFORM;
    };
  }
}
