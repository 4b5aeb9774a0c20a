package org.sinter.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.BlockResult;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Maps;

/**
 * Node methods are declarations: they refuse to run, saying what to do instead, unless the network
 * is to be inspected.
 */
final class NodeMethods {
  private static final ClassName TENSOR = ClassName.get("org.sinter", "Tensor");
  private final Network network;

  NodeMethods(Network network) {
    this.network = network;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    Map<Value, Node> producers = network.graph().producers();
    for (Node node : network.declared()) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(node.name()).addModifiers(Modifier.PUBLIC).returns(TENSOR);
      List<String> parameters = new ArrayList<>();
      NameAllocator names = new NameAllocator();
      for (Value operand : BlockResult.reads(node)) {
        parameters.add(Names.fresh(names, Maps.at(producers, operand).name()));
        method.addParameter(TENSOR, parameters.getLast());
      }
      method.addStatement(
          network.inspect() && !(node.op() instanceof Input)
              ? evaluation(node, parameters)
              : refusal(node.name()));
      methods.add(method.build());
    }
    return methods;
  }

  /** Operands that are the same node are given once. */
  private static CodeBlock evaluation(Node node, List<String> parameters) {
    CodeBlock.Builder call =
        CodeBlock.builder()
            .add("return $T.evaluate(instance, $S", Types.INSPECTION, "<" + node.name() + ">");
    List<Value> reads = BlockResult.reads(node);
    for (int i = 0; i < parameters.size(); i++) {
      if (reads.indexOf(reads.get(i)) == i) {
        call.add(", $L", parameters.get(i));
      }
    }
    return call.add(")").build();
  }

  private CodeBlock refusal(String node) {
    return network.inspect()
        ? CodeBlock.of("throw $T.source($S)", Types.INSPECTION, node)
        : CodeBlock.of("throw $T.node($S, $S)", Types.INSPECTION, node, network.interfaceName());
  }
}
