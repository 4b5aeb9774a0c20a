package org.sinter.processor.ops;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.sinter.processor.diagnostic.Message;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.type.Shape;

/**
 * A window and what surrounds that over which it slides, as declared.
 *
 * @param attribute the one that gives the window's extents
 * @param same whether as many elements are put around as make the result {@code ceil(extent /
 *     stride)}, the odd one behind
 * @param margins otherwise: what is put around
 * @param ceil whether a last window may reach over the end
 */
record SlidingWindow(
    String op, String attribute, Window window, boolean same, Margins margins, boolean ceil) {

  private static final List<String> POSITIVE =
      List.of("a positive number", "one or two positive numbers", "one or three positive numbers");

  private static final List<String> MARGINS =
      List.of(
          "SAME, or one or two numbers from 0 on",
          "SAME, or one, two or four numbers from 0 on",
          "SAME, or one, three or six numbers from 0 on");

  /** {@code org.sinter.Padding.SAME}. */
  private static final int SAME = Integer.MIN_VALUE;

  /** Of a convolution: moves by one unless said otherwise. */
  static SlidingWindow ofConvolution(String op, int rank, Attributes attributes) {
    return of(op, "kernel", attributes, numbers(op, attributes, "kernel", rank, List.of()), 1);
  }

  /** Of a pooling: side by side unless said otherwise. */
  static SlidingWindow ofPooling(String op, int rank, Attributes attributes) {
    return of(op, "value", attributes, numbers(op, attributes, "value", rank, List.of()), 0);
  }

  /**
   * @param stride the default, 0 for that of the window
   */
  private static SlidingWindow of(
      String op, String attribute, Attributes attributes, List<Integer> kernel, int stride) {
    int rank = kernel.size();
    List<Integer> one = Collections.nCopies(rank, 1);
    Window window =
        new Window(
            kernel,
            numbers(op, attributes, "stride", rank, stride == 0 ? kernel : one),
            numbers(op, attributes, "dilation", rank, one));
    List<Integer> padding = list(attributes, "padding");
    boolean same = padding.equals(List.of(SAME));
    Margins margins = margins(op, same ? List.of() : padding, rank);
    return new SlidingWindow(op, attribute, window, same, margins, attributes.flag("ceil", false));
  }

  static List<Integer> list(Attributes attributes, String name) {
    return attributes.values().get(name) instanceof Integer number
        ? List.of(number)
        : attributes.integers(name, List.of());
  }

  /** One positive number for all axes, or one for each. */
  static List<Integer> numbers(
      String op, Attributes attributes, String name, int rank, List<Integer> otherwise) {
    List<Integer> given = list(attributes, name);
    List<Integer> numbers = given.isEmpty() ? otherwise : given;
    boolean fits = numbers.size() == 1 || numbers.size() == rank;
    if (!fits || numbers.stream().anyMatch(n -> n <= 0)) {
      throw Message.ATTRIBUTE_RANGE.with(op, name, given, POSITIVE.get(rank - 1)).at(name);
    }
    return numbers.size() == rank ? numbers : Collections.nCopies(rank, numbers.getFirst());
  }

  /** One number, one for each axis, or one before and one after each axis. */
  static Margins margins(String op, List<Integer> given, int rank) {
    boolean fits = given.size() <= 1 || given.size() == rank || given.size() == 2 * rank;
    if (!fits || given.stream().anyMatch(n -> n < 0)) {
      throw Message.ATTRIBUTE_RANGE.with(op, "padding", given, MARGINS.get(rank - 1)).at("padding");
    }
    List<Integer> low = new ArrayList<>();
    List<Integer> high = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      boolean pairs = given.size() == 2 * rank;
      low.add(given.isEmpty() ? 0 : given.get(pairs ? 2 * i : given.size() == 1 ? 0 : i));
      high.add(pairs ? given.get(2 * i + 1) : low.get(i));
    }
    return new Margins(low, high);
  }

  /** The same whose windows all end where the margin ends. */
  SlidingWindow withoutCeil() {
    return new SlidingWindow(op, attribute, window, same, margins, false);
  }

  /** The shape of one value for each position and channel. */
  Shape over(Shape x, int channels) {
    return window.over(around(x).around(x), channels);
  }

  /** The extent of the last axis; refuses an x of other axes than the window's and channels. */
  int channels(Shape x) {
    int rank = window.rank();
    Ranges.rank(op, x, rank + 1, AXES.get(rank - 1));
    return x.extent(x.rank() - 1);
  }

  /** What is put around {@code x}; refuses an x that the window does not fit in. */
  Margins around(Shape x) {
    int rank = window.rank();
    Ranges.rank(op, x, rank + 1, AXES.get(rank - 1));
    List<Integer> low = new ArrayList<>();
    List<Integer> high = new ArrayList<>();
    for (int i = 0; i < rank; i++) {
      int extent = x.extent(window.first(x) + i);
      int before = same ? missing(i, extent) / 2 : margins.low().get(i);
      int after = same ? missing(i, extent) - before : margins.high().get(i);
      if (extent + before + after < window.reach(i)) {
        throw Message.WINDOW_TOO_LARGE.with(op, reach(), x.example()).at(attribute);
      }
      low.add(before);
      high.add(after + (ceil ? overEnd(i, before + extent, after) : 0));
    }
    return new Margins(low, high);
  }

  static final List<String> AXES =
      List.of(
          "sequences of time, features",
          "images of height, width, channels",
          "volumes of depth, height, width, channels");

  private String reach() {
    return IntStream.range(0, window.rank())
        .mapToObj(i -> String.valueOf(window.reach(i)))
        .collect(Collectors.joining(" x "));
  }

  private int missing(int i, int extent) {
    int stride = window.stride().get(i);
    int positions = Math.ceilDiv(extent, stride);
    return Math.max(0, (positions - 1) * stride + window.reach(i) - extent);
  }

  /** What a last window needs behind the end; none may begin there. */
  private int overEnd(int i, int real, int after) {
    int stride = window.stride().get(i);
    int more = Math.ceilDiv(real + after - window.reach(i), stride);
    int last = more * stride < real ? more : more - 1;
    return Math.max(0, last * stride + window.reach(i) - real - after);
  }
}
