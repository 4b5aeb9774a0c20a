package org.sinter.samples.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sinter.processor.ir.Sample;

/**
 * Operands that must lie in a range, which is that of the operator's samples: outside, values are
 * undefined, or so ill conditioned that nothing could be compared. All others may be anything.
 */
final class Domain {
  private static final Set<String> LIMITED =
      Set.of(
          "BinaryCrossEntropy.logits",
          "BinaryCrossEntropy.label",
          "CosineEmbedding.a",
          "CosineEmbedding.b",
          "CosineSimilarity.a",
          "CosineSimilarity.b",
          "CrossEntropy.label",
          "Divide.b",
          "GaussianNll.variance",
          "JensenShannon.label",
          "JensenShannon.prediction",
          "KullbackLeibler.label",
          "KullbackLeibler.prediction",
          "Log.x",
          "Log1p.x",
          "PoissonNll.prediction",
          "Reciprocal.x",
          "Rsqrt.x",
          "Sqrt.x");

  /** Members that say what operands mean: those of the sample whose ranges are taken. */
  private static final Set<String> MEANINGS = Set.of("probabilities", "logTarget", "logInput");

  /** Roots of sums of squares: at 0 they have no slope. */
  private static final Set<String> ROOTS = Set.of("Norm", "StandardDeviation");

  private Domain() {}

  /** Whether a node was seen where it has no slope. */
  static boolean isAtKink(NodeSpec node) {
    return ROOTS.contains(node.mark().name()) && node.values().low() == 0;
  }

  /** How many examples nodes need: one alone does not deviate from its mean. */
  static int leastBatch(List<NodeSpec> nodes) {
    return nodes.stream().anyMatch(Domain::spreads) ? 2 : 1;
  }

  private static boolean spreads(NodeSpec node) {
    boolean spread = node.mark().is("StandardDeviation") || node.mark().is("Variance");
    return spread && node.mark().toString().contains("Axis.BATCH")
        || node.mark().is("BatchNorm")
        || node.block().stream().anyMatch(Domain::spreads);
  }

  static boolean isMeaning(String member) {
    return MEANINGS.contains(member);
  }

  /** The range of an operand; empty where it may be anything. */
  static Optional<Values> range(
      Operation operation, String slot, Sample.Operand operand, Map<String, Object> settings) {
    if (operation.name().equals("Pow")) {
      return isProduct(settings) ? Optional.empty() : Optional.of(Values.real(0.5, 2));
    }
    return LIMITED.contains(operation.name() + "." + slot) || slot.equals("weights")
        ? Optional.of(Values.real(operand.low(), operand.high()))
        : Optional.empty();
  }

  /** Powers that are defined everywhere. */
  private static boolean isProduct(Map<String, Object> settings) {
    double exponent = ((Number) settings.getOrDefault("exponent", 0)).doubleValue();
    return exponent > 0 && exponent == Math.rint(exponent);
  }
}
