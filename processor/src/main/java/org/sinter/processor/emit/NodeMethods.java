package org.sinter.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Value;
import org.sinter.processor.type.Maps;

/** Node methods are declarations: they refuse to run, saying what to do instead. */
final class NodeMethods {
  private static final ClassName TENSOR = ClassName.get("org.sinter", "Tensor");
  private final Network network;

  NodeMethods(Network network) {
    this.network = network;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    Map<Value, Node> producers = network.graph().producers();
    for (Node node : network.graph().nodes()) {
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(node.name())
              .addModifiers(Modifier.PUBLIC)
              .returns(TENSOR);
      NameAllocator names = new NameAllocator();
      for (Value operand : node.operands()) {
        method.addParameter(TENSOR, names.newName(Maps.at(producers, operand).name()));
      }
      method.addStatement(
          "throw new $T($S)",
          UnsupportedOperationException.class,
          node.name()
              + " is a node of "
              + network.interfaceName()
              + ": declare an entry point such as @Predict(\""
              + node.name()
              + "\") to compute it");
      methods.add(method.build());
    }
    return methods;
  }
}
