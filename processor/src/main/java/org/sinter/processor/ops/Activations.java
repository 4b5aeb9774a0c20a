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
  private static final List<String> NAMES =
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
          "SILU");

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
      case "LEAKY_RELU" -> new LeakyRelu(Double.isNaN(alpha) ? LeakyRelu.DEFAULT_ALPHA : alpha);
      case "ELU" -> new Elu(Double.isNaN(alpha) ? Elu.DEFAULT_ALPHA : alpha);
      case "SOFTPLUS" -> new Softplus();
      case "GELU" -> new Gelu();
      case "SILU" -> new Silu();
      default -> throw Message.UNKNOWN_CHOICE.with(op, name, NAMES).at(attribute);
    };
  }

  /** The activation of x; the identity adds no node. */
  static Value apply(Expansion e, Elementwise activation, Value x) {
    return activation instanceof Identity ? x : e.add(activation, x);
  }

  /** He et al. for those that cut negative numbers off, else Xavier. */
  static InitSpec.Kind init(Elementwise activation) {
    return switch (activation.name()) {
      case "relu", "leaky_relu", "elu", "softplus", "gelu", "silu" -> InitSpec.Kind.HE;
      default -> InitSpec.Kind.XAVIER_UNIFORM;
    };
  }
}
