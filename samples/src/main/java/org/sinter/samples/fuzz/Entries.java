package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sinter.processor.type.Maps;

/** Draws the entry points of a network. */
final class Entries {
  private final Dice dice;
  private final NetworkSpec network;
  private final NodeSpec loss;
  private final List<NodeSpec> computed;
  private final List<EntrySpec> entries = new ArrayList<>();

  Entries(Dice dice, List<NodeSpec> nodes, NodeSpec loss) {
    this.dice = dice;
    this.network = new NetworkSpec(nodes, List.of(), 1, 0);
    this.loss = loss;
    this.computed = nodes.stream().filter(n -> !n.operands().isEmpty() && readsInput(n)).toList();
  }

  private boolean readsInput(NodeSpec node) {
    return network.needs(List.of(node.name()), List.of()).stream()
        .anyMatch(name -> Maps.at(network.byName(), name).isInput());
  }

  List<EntrySpec> draw() {
    predictions();
    if (isTrainable()) {
      String mode = dice.percent(15) ? ", mode = Mode.INFERENCE" : "";
      add("step", "Train", List.of(loss.name()), List.of(), List.of(), mode + update(), true);
    }
    if (dice.percent(40)) {
      String mode = dice.percent(30) ? ", mode = Mode.TRAINING" : "";
      add("measure", "Evaluate", List.of(loss.name()), List.of(), List.of(), mode, true);
    }
    if (dice.percent(60) || !isTrainable()) {
      gradient();
    }
    return entries;
  }

  private void predictions() {
    int count = dice.between(1, 3);
    for (int i = 0; i < count; i++) {
      List<String> results = new ArrayList<>();
      results.add((i == 0 ? computed.getLast() : dice.of(computed)).name());
      String second = dice.of(computed).name();
      if (dice.percent(30) && !results.contains(second)) {
        results.add(second);
      }
      String mode = dice.percent(20) ? ", mode = Mode.TRAINING" : "";
      boolean returns = results.size() == 1 && dice.percent(50);
      add("predict" + i, "Predict", results, List.of(), fed(results), mode, returns);
    }
  }

  /** Sometimes a node in the middle that is given by the caller. */
  private List<String> fed(List<String> results) {
    if (!dice.percent(25)) {
      return List.of();
    }
    List<String> middle =
        between(results).stream().filter(NodeSpec::batched).map(NodeSpec::name).toList();
    return middle.isEmpty() ? List.of() : List.of(dice.of(middle));
  }

  private List<NodeSpec> between(List<String> results) {
    Set<String> needs = network.needs(results, List.of());
    return computed.stream()
        .filter(n -> needs.contains(n.name()) && !results.contains(n.name()))
        .toList();
  }

  private boolean isTrainable() {
    return network.needs(List.of(loss.name()), List.of()).stream()
        .anyMatch(name -> Maps.at(network.byName(), name).trainable());
  }

  private String update() {
    if (!dice.percent(20)) {
      return "";
    }
    List<String> owners =
        network.needs(List.of(loss.name()), List.of()).stream()
            .filter(name -> Maps.at(network.byName(), name).trainable())
            .toList();
    return ", update = \"" + dice.of(owners) + "\"";
  }

  private void gradient() {
    List<String> of = List.of(loss.name());
    Set<String> needs = network.needs(of, List.of());
    List<String> inputs =
        network.nodes().stream()
            .filter(n -> needs.contains(n.name()) && n.isInput() && n.array().equals("float"))
            .map(NodeSpec::name)
            .toList();
    List<String> middle =
        between(of).stream().filter(n -> !n.values().whole()).map(NodeSpec::name).toList();
    String mode = dice.percent(30) ? ", mode = Mode.TRAINING" : "";
    if (!middle.isEmpty() && (inputs.isEmpty() || dice.percent(40))) {
      String by = dice.of(middle);
      boolean given = Maps.at(network.byName(), by).batched() && dice.percent(60);
      List<String> fed = given ? List.of(by) : List.of();
      add("slope", "Gradient", of, List.of(by), fed, mode, true);
      add("height", "Predict", of, List.of(), fed, mode, true);
    } else if (!inputs.isEmpty()) {
      int count = dice.percent(50) ? 1 : inputs.size();
      add("slope", "Gradient", of, inputs.subList(0, count), List.of(), mode, dice.percent(50));
      add("height", "Predict", of, List.of(), List.of(), mode, true);
    }
  }

  private void add(
      String name,
      String annotation,
      List<String> results,
      List<String> wrt,
      List<String> fed,
      String settings,
      boolean returns) {
    entries.add(new EntrySpec(name, annotation, results, wrt, fed, settings, returns));
  }
}
