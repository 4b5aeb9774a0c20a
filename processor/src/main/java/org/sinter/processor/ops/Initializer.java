package org.sinter.processor.ops;

import java.util.Arrays;
import java.util.List;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.InitSpec;
import org.sinter.processor.ir.ParameterSpec;
import org.sinter.processor.type.Shape;

/**
 * How a layer's weights begin: attributes {@code init} and {@code initScale}.
 *
 * @param value the constant, deviation or bound; a factor for the rules that know the fans
 */
public record Initializer(InitSpec.Kind kind, double value) {

  static Initializer of(String op, Attributes attributes, InitSpec.Kind otherwise) {
    String name = attributes.text("init", otherwise.name());
    InitSpec.Kind kind =
        Arrays.stream(InitSpec.Kind.values())
            .filter(k -> k.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Message.UNKNOWN_CHOICE
                        .with(op, name, List.of(InitSpec.Kind.values()))
                        .at("init"));
    return new Initializer(kind, attributes.real("initScale", 1));
  }

  InitSpec with(int fanIn, int fanOut) {
    return new InitSpec(kind, value, fanIn, fanOut);
  }

  static InitSpec zeros() {
    return new InitSpec(InitSpec.Kind.ZEROS, 0, 0, 0);
  }

  /** A {@code weight} of ones and a {@code bias} of zeros: what a normalisation begins with. */
  static List<ParameterSpec> affine(Shape shape) {
    InitSpec ones = new InitSpec(InitSpec.Kind.CONSTANT, 1, 0, 0);
    return List.of(
        new ParameterSpec("weight", shape, ones), new ParameterSpec("bias", shape, zeros()));
  }
}
