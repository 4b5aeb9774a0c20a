package org.sinter.samples;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.sinter.Axis;
import org.sinter.Gradient;
import org.sinter.Input;
import org.sinter.Network;
import org.sinter.Out;
import org.sinter.Precision;
import org.sinter.Predict;
import org.sinter.Tensor;
import org.sinter.Wire;
import org.sinter.op.Add;
import org.sinter.op.Exp;
import org.sinter.op.Multiply;
import org.sinter.op.Square;
import org.sinter.op.StopGradient;
import org.sinter.op.Sum;
import org.sinter.runtime.Networks;

/**
 * A shopping bill as a graph: forward gives the total, backward multiplies local derivatives along
 * each path and adds up where paths meet.
 */
final class S09_ComputationalGraph implements Lesson {
  private static final double STEP = 1e-5;
  private static final double EXACT = 1e-9;
  private static final double CLOSE = 1e-6;

  /** {@code (apples * their price + oranges * their price) * tax}. */
  @Network(precision = Precision.DOUBLE)
  interface Bill {
    @Input(shape = {})
    Tensor applePrice();

    @Input(shape = {})
    Tensor apples();

    @Input(shape = {})
    Tensor orangePrice();

    @Input(shape = {})
    Tensor oranges();

    @Input(shape = {})
    Tensor tax();

    @Multiply
    Tensor appleCost(Tensor applePrice, Tensor apples);

    @Multiply
    Tensor orangeCost(Tensor orangePrice, Tensor oranges);

    @Add
    Tensor cost(Tensor appleCost, Tensor orangeCost);

    @Multiply
    Tensor taxed(Tensor cost, Tensor tax);

    @Sum(axes = Axis.BATCH)
    Tensor total(Tensor taxed);

    @Predict({"appleCost", "orangeCost", "cost", "taxed"})
    void nodes(
        double[] applePrice,
        double[] apples,
        double[] orangePrice,
        double[] oranges,
        double[] tax,
        double[] appleCost,
        double[] orangeCost,
        double[] cost,
        double[] taxed);

    @Gradient(
        of = "total",
        wrt = {
          "applePrice",
          "apples",
          "orangePrice",
          "oranges",
          "tax",
          "appleCost",
          "orangeCost",
          "cost",
          "taxed"
        })
    void backward(
        double[] applePrice,
        double[] apples,
        double[] orangePrice,
        double[] oranges,
        double[] tax,
        @Out("applePrice") double[] byApplePrice,
        @Out("apples") double[] byApples,
        @Out("orangePrice") double[] byOrangePrice,
        @Out("oranges") double[] byOranges,
        @Out("tax") double[] byTax,
        @Out("appleCost") double[] byAppleCost,
        @Out("orangeCost") double[] byOrangeCost,
        @Out("cost") double[] byCost,
        @Out("taxed") double[] byTaxed);
  }

  /** {@code x * x}: one node on both sides of a product. */
  @Network(precision = Precision.DOUBLE)
  interface Twice {
    @Input(shape = {})
    Tensor x();

    @Multiply
    Tensor y(Tensor x, @Wire(from = "x") Tensor again);

    @Sum(axes = Axis.BATCH)
    Tensor total(Tensor y);

    @Predict("y")
    double[] y(double[] x);

    @Gradient(of = "total", wrt = "x")
    double[] slope(double[] x);
  }

  /** {@code x + x^2 + exp(x)}: three paths. */
  @Network(precision = Precision.DOUBLE)
  interface Fan {
    @Input(shape = {})
    Tensor x();

    @Square
    Tensor square(Tensor x);

    @Exp
    Tensor growth(Tensor x);

    @Add
    Tensor some(Tensor x, Tensor square);

    @Add
    Tensor y(Tensor some, Tensor growth);

    @Sum(axes = Axis.BATCH)
    Tensor total(Tensor y);

    @Predict("y")
    double[] y(double[] x);

    @Gradient(of = "total", wrt = "x")
    double[] slope(double[] x);
  }

  /** {@code s * exp(s)} of {@code s = x^2}: the shared node is not the input. */
  @Network(precision = Precision.DOUBLE)
  interface Diamond {
    @Input(shape = {})
    Tensor x();

    @Square
    Tensor s(Tensor x);

    @Exp
    Tensor growth(Tensor s);

    @Multiply
    Tensor y(Tensor s, Tensor growth);

    @Sum(axes = Axis.BATCH)
    Tensor total(Tensor y);

    @Predict("y")
    double[] y(double[] x);

    @Gradient(of = "total", wrt = "x")
    double[] slope(double[] x);
  }

  /** The diamond with the path through exp forgotten on the way back. */
  @Network(precision = Precision.DOUBLE)
  interface BrokenDiamond {
    @Input(shape = {})
    Tensor x();

    @Square
    Tensor s(Tensor x);

    @Exp
    Tensor growth(Tensor s);

    @StopGradient
    Tensor forgotten(Tensor growth);

    @Multiply
    Tensor y(Tensor s, Tensor forgotten);

    @Sum(axes = Axis.BATCH)
    Tensor total(Tensor y);

    @Predict("y")
    double[] y(double[] x);

    @Gradient(of = "total", wrt = "x")
    double[] slope(double[] x);
  }

  @Override
  public String id() {
    return "S09";
  }

  @Override
  public String title() {
    return "Computational graph and chain rule";
  }

  @Override
  public void run(Run run) {
    bill(run);
    Twice twice = Networks.create(Twice.class, 1);
    shared(run, "x * x", twice::y, twice::slope, x -> 2 * x);
    Fan fan = Networks.create(Fan.class, 1);
    shared(run, "x + x^2 + exp x", fan::y, fan::slope, x -> 1 + 2 * x + Math.exp(x));
    Diamond diamond = Networks.create(Diamond.class, 1);
    shared(
        run,
        "x^2 exp(x^2)",
        diamond::y,
        diamond::slope,
        x -> 2 * x * (1 + x * x) * Math.exp(x * x));
    BrokenDiamond broken = Networks.create(BrokenDiamond.class, 1);
    double error = numericalError(broken::y, broken::slope);
    run.report().atLeast("control: a path dropped, against numerical gradient", error, CLOSE);
    Optional<Path> source = GeneratedSource.of(Networks.create(Diamond.class, 1).getClass());
    source.ifPresent(
        file -> {
          run.say("%nwhat was generated for x^2 exp(x^2), from %s:%n", file);
          GeneratedSource.kernels(file).forEach(line -> run.say("%s", line));
        });
  }

  private static void bill(Run run) {
    Bill bill = Networks.create(Bill.class, 1);
    double[][] in = {{100}, {2}, {150}, {3}, {1.1}};
    double[][] node = new double[4][1];
    bill.nodes(in[0], in[1], in[2], in[3], in[4], node[0], node[1], node[2], node[3]);
    double[][] by = new double[9][1];
    bill.backward(
        in[0], in[1], in[2], in[3], in[4], by[0], by[1], by[2], by[3], by[4], by[5], by[6], by[7],
        by[8]);
    List<String> names =
        List.of(
            "applePrice",
            "apples",
            "orangePrice",
            "oranges",
            "tax",
            "appleCost",
            "orangeCost",
            "cost",
            "taxed");
    // Every node but the last has one reader; the local derivative is that of the reader by it.
    int[] reader = {5, 5, 6, 6, 8, 7, 7, 8, -1};
    run.say("%-12s %8s %16s %s", "node", "value", "d total / d node", "local derivative");
    for (int i = 0; i < names.size(); i++) {
      double value = i < in.length ? in[i][0] : node[i - in.length][0];
      String local =
          reader[i] < 0
              ? ""
              : "d "
                  + names.get(reader[i])
                  + " / d "
                  + names.get(i)
                  + " = "
                  + Report.number(by[i][0] / by[reader[i]][0]);
      run.say(
          "%-12s %8s %16s %s", names.get(i), Report.number(value), Report.number(by[i][0]), local);
    }
    run.report().atMost("total - 715", Math.abs(node[3][0] - 715), EXACT);
    double[] expected = {2.2, 110, 3.3, 165, 650};
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs(by[i][0] - expected[i]);
      run.report().atMost("d total / d " + names.get(i) + " - " + expected[i], error, EXACT);
    }
  }

  private static void shared(
      Run run,
      String formula,
      UnaryOperator<double[]> value,
      UnaryOperator<double[]> slope,
      ToDoubleFunction<Double> expected) {
    double[] x = {0.75};
    double error = Math.abs(slope.apply(x)[0] / expected.applyAsDouble(x[0]) - 1);
    run.report().atMost("slope of " + formula + ", relative error", error, EXACT);
    double numerical = numericalError(value, slope);
    run.report().atMost("slope of " + formula + ", against numerical", numerical, CLOSE);
  }

  /** Largest relative error of the gradient against central differences at some points. */
  private static double numericalError(
      UnaryOperator<double[]> value, UnaryOperator<double[]> slope) {
    double worst = 0;
    for (double x : new double[] {-1.2, -0.4, 0.3, 0.75, 1.1}) {
      double up = value.apply(new double[] {x + STEP})[0];
      double down = value.apply(new double[] {x - STEP})[0];
      double numerical = (up - down) / (2 * STEP);
      double analytic = slope.apply(new double[] {x})[0];
      double size = Math.max(1e-3, Math.max(Math.abs(analytic), Math.abs(numerical)));
      worst = Math.max(worst, Math.abs(analytic - numerical) / size);
    }
    return worst;
  }
}
