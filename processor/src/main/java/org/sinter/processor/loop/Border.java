package org.sinter.processor.loop;

/**
 * Where windows reach over the edge of an image: at a place, step {@code sum} of a window reads
 * element {@code first + place * placeStep + sum * sumStep} along an axis of {@code inside}
 * elements. All others are zeros around it, and products with them need not be computed.
 *
 * @param place the loop over places, a result's
 * @param sum the loop along the window
 */
public record Border(String place, int placeStep, String sum, int sumStep, int first, int inside) {

  /** True if what is read is no zero of those around. */
  public boolean isInside(int place, int step) {
    int element = first + place * placeStep + step * sumStep;
    return 0 <= element && element < inside;
  }

  /** How many products are with elements of the image. */
  public int products(int places, int steps) {
    int products = 0;
    for (int place = 0; place < places; place++) {
      for (int step = 0; step < steps; step++) {
        products += isInside(place, step) ? 1 : 0;
      }
    }
    return products;
  }
}
