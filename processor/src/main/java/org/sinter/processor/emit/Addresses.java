package org.sinter.processor.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Index;
import org.sinter.processor.type.Dim;

/** Writes array indices. */
final class Addresses {
  private final Signature signature;

  /** Names of the constants that hold where parameters begin. */
  private final Map<Buffer, String> slices;

  Addresses(Signature signature, Map<Buffer, String> slices) {
    this.signature = signature;
    this.slices = slices;
  }

  /** {@code w[hiddenAt + b * 528 + j]} without the brackets. */
  String of(Buffer buffer, Index index) {
    return join(start(buffer), terms(index), index.offset());
  }

  /** Where the buffer begins. */
  String start(Buffer buffer) {
    if (buffer.space() == Buffer.Space.SCRATCH) {
      return join(Signature.SCRATCH, List.of(), buffer.offset());
    }
    if (buffer.offset() == 0) {
      return signature.offset(buffer);
    }
    return slices.getOrDefault(buffer, Integer.toString(buffer.offset()));
  }

  /** The virtual lane that an iteration folds into. */
  String lane(Buffer lanes, String iteration) {
    return start(lanes) + " + (" + iteration + " & 63)";
  }

  /** An index alone, as a number. */
  static String of(Index index) {
    return join("", terms(index), index.offset());
  }

  private static List<String> terms(Index index) {
    List<String> terms = new ArrayList<>();
    for (Index.Term term : index.terms()) {
      terms.add(term.stride() == 1 ? term.var() : term.var() + " * " + term.stride());
    }
    return terms;
  }

  /** The sum of a start, products and an offset. */
  static String join(String start, List<String> terms, int offset) {
    StringBuilder sum = new StringBuilder(start);
    for (String term : terms) {
      sum.append(sum.isEmpty() ? "" : " + ").append(term);
    }
    if (offset != 0 || sum.isEmpty()) {
      String sign = sum.isEmpty() ? "" : offset < 0 ? " - " : " + ";
      sum.append(sign).append(sum.isEmpty() ? offset : Math.abs(offset));
    }
    return sum.toString().replace("+ -", "- ");
  }

  static String extent(Dim extent) {
    if (extent.isLiteral()) {
      return Integer.toString(extent.literal());
    }
    return extent.literal() == 1 ? Signature.BATCH : extent.literal() + " * " + Signature.BATCH;
  }

  /** The first iteration of a loop that a kernel runs: part of them, where it is split. */
  String first(String var) {
    return signature.isSplit(var) ? Signature.FROM : "0";
  }

  /** The iteration after the last one of a loop that a kernel runs. */
  String end(String var, Dim extent) {
    return signature.isSplit(var) ? Signature.TO : extent(extent);
  }

  /** True of a loop of which a kernel runs a part. */
  boolean isSplit(String var) {
    return signature.isSplit(var);
  }

  /** The iterations of a loop that a kernel runs. */
  String count(String var, Dim extent) {
    return signature.isSplit(var) ? Signature.TO + " - " + Signature.FROM : extent(extent);
  }
}
