package org.sinter.processor.ir;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sinter.processor.type.Maps;

/**
 * The groups in the order in which they run, and every stored value's place.
 *
 * @param scratch elements that every thread has for itself
 * @param constant elements of the workspace whatever the batch, scratch of one thread included
 * @param perExample elements of the workspace for each example
 * @param constantLowerBound elements alive at once, scratch included, of those that every batch has
 * @param lowerBound elements per example that are alive at once at the worst moment: no plan needs
 *     fewer
 */
public record Schedule(
    FusionPlan plan,
    List<FusionPlan.Group> order,
    Map<Value, Placement> placements,
    int scratch,
    int constant,
    int perExample,
    int constantLowerBound,
    int lowerBound) {

  public Schedule {
    order = List.copyOf(order);
  }

  /** Where a value that has memory lies. */
  public Placement placement(Value value) {
    return Maps.at(placements, value);
  }

  @Override
  public String toString() {
    String places =
        placements.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Value::id)))
            .map(
                e ->
                    e.getKey()
                        + " "
                        + e.getValue().buffer()
                        + " at "
                        + e.getValue().buffer().offset()
                        + " + N * "
                        + e.getValue().buffer().perExample()
                        + ", "
                        + e.getValue().layout()
                        + "\n")
            .collect(Collectors.joining());
    return FusionPlan.text(order)
        + places
        + "workspace "
        + constant
        + " + N * "
        + perExample
        + ", alive at once "
        + lowerBound
        + "\n";
  }
}
