package org.sinter.samples.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An annotation as it stands in source, {@code @Dense(units = 7)}.
 *
 * @param settings in the order in which they are written
 */
record Mark(String name, List<Setting> settings) {

  /** A member with its value in Java. */
  record Setting(String member, String text) {}

  Mark {
    settings = List.copyOf(settings);
  }

  static Mark of(String name) {
    return new Mark(name, List.of());
  }

  static Mark of(String name, String member, Object value) {
    return of(name).with(member, value);
  }

  Mark with(String member, Object value) {
    List<Setting> more = new ArrayList<>(settings);
    more.add(new Setting(member, value.toString()));
    return new Mark(name, more);
  }

  Mark without(Setting setting) {
    return new Mark(name, settings.stream().filter(s -> s != setting).toList());
  }

  boolean is(String annotation) {
    return name.equals(annotation);
  }

  @Override
  public String toString() {
    if (settings.isEmpty()) {
      return "@" + name;
    }
    Setting first = settings.getFirst();
    if (settings.size() == 1 && first.member().equals("value")) {
      return "@" + name + "(" + first.text() + ")";
    }
    return settings.stream()
        .map(s -> s.member() + " = " + s.text())
        .collect(Collectors.joining(", ", "@" + name + "(", ")"));
  }
}
