package org.sinter.processor.type;

import java.util.Map;

/** Functions on maps. */
public final class Maps {
  private Maps() {}

  /**
   * What the map has under a key that it must have.
   *
   * @throws IllegalStateException if it has nothing there: a fault of the compiler's own
   */
  public static <K, V> V at(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("nothing is known of " + key);
    }
    return value;
  }
}
