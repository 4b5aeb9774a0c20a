package org.sinter.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** PNG files, where looking beats reading. Needs no screen. */
final class Pictures {
  private static final int SIDE = 28;
  private static final int CELL = 2 * SIDE + 4;
  private static final int CAPTION = 14;
  private static final int PLANE = 224;
  private static final int WIDTH = 800;
  private static final int HEIGHT = 500;

  private Pictures() {}

  /**
   * A digit for a sheet.
   *
   * @param pixels 784 numbers, 0 background to 1 ink
   * @param caption written below it
   */
  record Digit(float[] pixels, String caption) {}

  /**
   * A line of a chart.
   *
   * @param x as many numbers as {@code y}
   */
  record Curve(String name, double[] x, double[] y) {}

  /** Bars of one colour, the first over 1. */
  record Bars(String name, double[] heights) {}

  /**
   * A square of numbers for a sheet.
   *
   * @param values rows of 0 white to 1 black
   */
  record Plane(String caption, double[] values) {}

  /** A number for each point of a plane. */
  interface Field {
    /** Values 0 to 1 for points {@code (x[i], y[i])} of {@code xy}, two numbers a point. */
    float[] at(float[] xy);
  }

  /** Digits side by side, twice their size. */
  static Path digits(Path file, int columns, List<Digit> digits) {
    int lines = Math.max(1, Math.ceilDiv(digits.size(), columns));
    BufferedImage sheet =
        new BufferedImage(columns * CELL, lines * (CELL + CAPTION), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    pen.setColor(Color.BLACK);
    for (int i = 0; i < digits.size(); i++) {
      int left = i % columns * CELL + 2;
      int top = i / columns * (CELL + CAPTION) + 2;
      draw(pen, digits.get(i).pixels(), left, top);
      pen.drawString(digits.get(i).caption(), left, top + CELL + CAPTION - 6);
    }
    pen.dispose();
    return write(sheet, file);
  }

  private static void draw(Graphics2D pen, float[] pixels, int left, int top) {
    BufferedImage digit = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < pixels.length; i++) {
      int ink = Math.round(255 * Math.clamp(1 - pixels[i], 0f, 1f));
      digit.getRaster().setSample(i % SIDE, i / SIDE, 0, ink);
    }
    pen.drawImage(digit, left, top, 2 * SIDE, 2 * SIDE, null);
  }

  /** Squares of numbers side by side, all of one size, within frames. */
  static Path planes(Path file, int columns, List<Plane> planes) {
    int cell = PLANE + CAPTION + 6;
    int lines = Math.ceilDiv(planes.size(), columns);
    BufferedImage sheet =
        new BufferedImage(columns * (PLANE + 6), lines * cell, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = sheet.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    pen.setColor(Color.BLACK);
    for (int i = 0; i < planes.size(); i++) {
      int left = i % columns * (PLANE + 6) + 2;
      int top = i / columns * cell + 2;
      pen.drawImage(image(planes.get(i).values()), left, top, PLANE, PLANE, null);
      pen.drawRect(left, top, PLANE, PLANE);
      pen.drawString(planes.get(i).caption(), left, top + PLANE + CAPTION);
    }
    pen.dispose();
    return write(sheet, file);
  }

  private static BufferedImage image(double[] values) {
    int side = (int) Math.round(Math.sqrt(values.length));
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < values.length; i++) {
      int ink = (int) Math.round(255 * Math.clamp(1 - values[i], 0, 1));
      image.getRaster().setSample(i % side, i / side, 0, ink);
    }
    return image;
  }

  /** Lines over a common x. */
  static Path chart(Path file, String title, String xTitle, String yTitle, List<Curve> curves) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    for (Curve curve : curves) {
      chart.addSeries(curve.name(), curve.x(), curve.y()).setMarker(SeriesMarkers.NONE);
    }
    return write(BitmapEncoder.getBufferedImage(chart), file);
  }

  /** Groups of bars side by side, over 1, 2, 3 and so on. */
  static Path bars(Path file, String title, String xTitle, String yTitle, List<Bars> bars) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    for (Bars one : bars) {
      double[] places = IntStream.rangeClosed(1, one.heights().length).asDoubleStream().toArray();
      chart.addSeries(one.name(), places, one.heights());
    }
    return write(BitmapEncoder.getBufferedImage(chart), file);
  }

  /** The plane from (-0.5, -0.5) to (1.5, 1.5), blue for 0 to red for 1, with the unit square. */
  static Path decision(Path file, Field field) {
    int side = 2 * CELL * 4;
    float[] xy = new float[2 * side * side];
    for (int i = 0; i < side * side; i++) {
      xy[2 * i] = 2f * (i % side) / side - 0.5f;
      xy[2 * i + 1] = 1.5f - 2f * (i / side) / side;
    }
    float[] values = field.at(xy);
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < values.length; i++) {
      float value = Math.clamp(values[i], 0f, 1f);
      image.setRGB(i % side, i / side, new Color(value, 0.25f, 1 - value).getRGB());
    }
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.drawRect(side / 4, side / 4, side / 2, side / 2);
    pen.dispose();
    return write(image, file);
  }

  private static Path write(BufferedImage image, Path file) {
    try {
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
    return file;
  }
}
