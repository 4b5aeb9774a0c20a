package org.sinter.processor.ops;

import java.util.List;
import java.util.Map;
import org.sinter.processor.diagnostic.CompileError;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.type.Dim;
import org.sinter.processor.type.Maps;
import org.sinter.processor.type.Shape;

/**
 * The labels of an Einstein sum.
 *
 * @param operands the letters of each operand's axes
 * @param result those of the result, each once and in some operand
 */
record Equation(List<String> operands, String result) {

  static Equation of(String op, String text) {
    String plain = text.replace(" ", "");
    if (!plain.matches("[a-zA-Z]*(,[a-zA-Z]*)*->[a-zA-Z]*")) {
      throw wrong(op, text, "like ij,jk->ik");
    }
    String[] sides = plain.split("->", -1);
    Equation equation = new Equation(List.of(sides[0].split(",", -1)), sides[1]);
    for (int i = 0; i < equation.result.length(); i++) {
      char label = equation.result.charAt(i);
      boolean known = equation.operands.stream().anyMatch(o -> o.indexOf(label) >= 0);
      if (!known || equation.result.indexOf(label) != i) {
        throw wrong(op, text, "such that the result has letters of the operands, each once");
      }
    }
    for (String operand : equation.operands) {
      if (operand.chars().anyMatch(c -> operand.chars().filter(d -> c == d).count() > 2)) {
        throw wrong(op, text, "such that no operand has a letter more than twice");
      }
    }
    return equation;
  }

  private static CompileError wrong(String op, String text, String wanted) {
    return Message.ATTRIBUTE_RANGE.with(op, "value", text, wanted).at("value");
  }

  /** Compares an operand's shape with its letters, and the extents of equal letters. */
  void check(String op, int operand, Shape shape, Map<Character, Dim> extents) {
    String labels = operands.get(operand);
    if (labels.length() != shape.example().rank()) {
      throw Message.RANK.with(op, labels.length() + " axes for '" + labels + "'", shape);
    }
    for (int i = 0; i < labels.length(); i++) {
      Dim own = shape.example().dim(i);
      Dim known = extents.putIfAbsent(labels.charAt(i), own);
      if (known != null && !known.equals(own)) {
        throw Message.CONTRACTION_EXTENT.with(op, known, own);
      }
    }
  }

  Shape shape(String labels, boolean batch, Map<Character, Dim> extents) {
    Shape example = new Shape(labels.chars().mapToObj(c -> Maps.at(extents, (char) c)).toList());
    return batch ? example.inserted(0, Dim.BATCH) : example;
  }

  /** True if the result or another operand has the label. */
  boolean isNeeded(char label, int operand) {
    boolean another = false;
    for (int i = 0; i < operands.size(); i++) {
      another |= i != operand && operands.get(i).indexOf(label) >= 0;
    }
    return another || result.indexOf(label) >= 0;
  }

  /** True if the result or an operand after this one has the label. */
  boolean isNeededAfter(char label, int operand) {
    return result.indexOf(label) >= 0
        || operands.stream().skip(operand + 1L).anyMatch(o -> o.indexOf(label) >= 0);
  }

  @Override
  public String toString() {
    return String.join(",", operands) + "->" + result;
  }
}
