package org.sinter.processor.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sinter.processor.testing.Statements.load;
import static org.sinter.processor.testing.Statements.local;
import static org.sinter.processor.testing.Statements.store;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sinter.processor.loop.Buffer;
import org.sinter.processor.loop.Expr;
import org.sinter.processor.loop.Index;
import org.sinter.processor.loop.Kernel;
import org.sinter.processor.loop.Stmt;

/** Which kernels have one method, and what they call it with. */
class SharedKernelsTest {
  private static final Index J = Index.of("j", 1);

  /** {@code y = tanh(x) * p}, the parameter at a place of its own. */
  private static Kernel kernel(String name, String y, String x, int place, String temporary) {
    Buffer weight = new Buffer(name + "_weight", Buffer.Space.PARAMETERS, place, 0);
    Stmt let = new Stmt.Let(temporary, new Expr.Load(weight, J));
    return new Kernel(
        "scale", name, List.of(let, store(y, J, load(x, J)), store(y, J, local(temporary))));
  }

  @Test
  void kernelsThatDifferInTheirOperandsAloneHaveOneMethod() {
    Kernel first = kernel("a_conv", "b_out", "b_in", 12, "t7");
    Kernel second = kernel("c_conv", "d_out", "d_in", 140, "t9");
    SharedKernels shared = new SharedKernels(List.of(first, second));
    Kernel method = shared.call(first).method();
    assertThat(shared.call(second).method()).isEqualTo(method);
    assertThat(method.comment()).isEqualTo("a_conv; and 1 more like it");
    assertThat(Signature.of(method, Optional.empty(), true).buffers())
        .containsExactly("conv_weight", "in", "out");
    assertThat(shared.call(second).operands().get("conv_weight").offset()).isEqualTo(140);
    assertThat(shared.call(first).operands().get("in").name()).isEqualTo("b_in");
  }

  @Test
  void whatIsTheSameInAllStaysWhereItIs() {
    Kernel first = kernel("conv", "out", "x", 12, "t7");
    Kernel second = kernel("conv", "other", "x", 12, "t7");
    SharedKernels shared = new SharedKernels(List.of(first, second));
    Kernel method = shared.call(second).method();
    assertThat(Signature.of(method, Optional.empty(), true).buffers())
        .containsExactly("x", "operand");
    assertThat(method.comment()).isEqualTo("conv");
  }

  @Test
  void aKernelThatReadsWhatItWritesIsNoOther() {
    Kernel first = kernel("conv", "y", "x", 12, "t7");
    Kernel second = kernel("conv", "x", "x", 12, "t7");
    SharedKernels shared = new SharedKernels(List.of(first, second));
    assertThat(shared.call(first).method()).isNotEqualTo(shared.call(second).method());
  }

  @Test
  void randomSourcesAreGivenWithTheCall() {
    Kernel first = drawing(3);
    Kernel second = drawing(4);
    SharedKernels shared = new SharedKernels(List.of(first, second));
    assertThat(shared.call(second).method()).isEqualTo(shared.call(first).method());
    assertThat(shared.call(second).sources()).containsEntry(3, 4);
  }

  private static Kernel drawing(int source) {
    return new Kernel("draw", "draw", List.of(store("y", J, new Expr.Uniform(source, J))));
  }
}
