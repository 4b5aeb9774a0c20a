package org.sinter.peers.kernels;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.sinter.benchmarks.contest.Inputs;
import org.sinter.benchmarks.contest.Subject;
import org.sinter.benchmarks.contest.Task;

/**
 * A convolution by oneDNN with every operand in the order that it asks for: nothing is reordered in
 * a call, as between the layers of a network.
 */
final class ConvSubject implements Subject {
  private final engine cpu;
  private final stream queue;
  private final Tensor x;
  private final Tensor weights;
  private final Tensor y;
  private final Plan plan;

  private ConvSubject(Task.Conv task, engine cpu, stream queue) {
    this.cpu = cpu;
    this.queue = queue;
    this.x =
        new Tensor(
            new long[] {task.batch(), task.in(), task.height(), task.width()},
            format_tag.nhwc,
            task.inputSize());
    this.weights =
        task.groups() == 1
            ? new Tensor(
                new long[] {task.out(), task.in(), task.kernel(), task.kernel()},
                format_tag.oihw,
                task.weightSize())
            : new Tensor(
                new long[] {
                  task.groups(),
                  task.out() / task.groups(),
                  task.in() / task.groups(),
                  task.kernel(),
                  task.kernel()
                },
                format_tag.goihw,
                task.weightSize());
    this.y =
        new Tensor(
            new long[] {task.batch(), task.out(), task.outHeight(), task.outWidth()},
            format_tag.nhwc,
            task.outputSize());
    long[] stride = {task.stride(), task.stride()};
    long[] padding = {task.padding(), task.padding()};
    this.plan = plan(task, stride, padding);
  }

  /** Of a task. */
  static Subject of(Task.Conv task, engine cpu, stream queue) {
    return new ConvSubject(task, cpu, queue);
  }

  /**
   * An operand.
   *
   * @param order in which the task gives it
   */
  private record Tensor(long[] shape, format_tag order, int size) {
    desc given() {
      return new desc(shape, data_type.f32, order);
    }

    desc any() {
      return new desc(shape, data_type.f32, format_tag.any);
    }
  }

  private record Plan(primitive call, IntMemoryMap operands, Tensor result, memory place) {}

  private Plan plan(Task.Conv task, long[] stride, long[] padding) {
    convolution_forward.primitive_desc forward =
        new convolution_forward.primitive_desc(
            cpu,
            prop_kind.forward_training,
            algorithm.convolution_direct,
            x.any(),
            weights.any(),
            y.any(),
            stride,
            padding,
            padding);
    return switch (task.direction()) {
      case FORWARD -> forward(forward);
      case GRAD_INPUT -> gradInput(forward, stride, padding);
      case GRAD_WEIGHT -> gradWeight(forward, stride, padding);
    };
  }

  private Plan forward(convolution_forward.primitive_desc description) {
    return plan(
        new convolution_forward(description),
        new Read(DNNL_ARG_SRC, x, Inputs.x(x.size), description.src_desc()),
        new Read(
            DNNL_ARG_WEIGHTS, weights, Inputs.weights(weights.size), description.weights_desc()),
        new Written(DNNL_ARG_DST, y, description.dst_desc()));
  }

  private Plan gradInput(
      convolution_forward.primitive_desc forward, long[] stride, long[] padding) {
    convolution_backward_data.primitive_desc description =
        new convolution_backward_data.primitive_desc(
            cpu,
            algorithm.convolution_direct,
            x.any(),
            weights.any(),
            y.any(),
            stride,
            padding,
            padding,
            forward);
    return plan(
        new convolution_backward_data(description),
        new Read(DNNL_ARG_DIFF_DST, y, Inputs.dy(y.size), description.diff_dst_desc()),
        new Read(
            DNNL_ARG_WEIGHTS, weights, Inputs.weights(weights.size), description.weights_desc()),
        new Written(DNNL_ARG_DIFF_SRC, x, description.diff_src_desc()));
  }

  private Plan gradWeight(
      convolution_forward.primitive_desc forward, long[] stride, long[] padding) {
    convolution_backward_weights.primitive_desc description =
        new convolution_backward_weights.primitive_desc(
            cpu,
            algorithm.convolution_direct,
            x.any(),
            weights.any(),
            y.any(),
            stride,
            padding,
            padding,
            forward);
    return plan(
        new convolution_backward_weights(description),
        new Read(DNNL_ARG_SRC, x, Inputs.x(x.size), description.src_desc()),
        new Read(DNNL_ARG_DIFF_DST, y, Inputs.dy(y.size), description.diff_dst_desc()),
        new Written(DNNL_ARG_DIFF_WEIGHTS, weights, description.diff_weights_desc()));
  }

  /**
   * An operand with its values.
   *
   * @param argument what the library calls it
   * @param order that it wants
   */
  private record Read(int argument, Tensor tensor, float[] values, desc order) {}

  /** The result; see {@link Read}. */
  private record Written(int argument, Tensor tensor, desc order) {}

  private Plan plan(primitive call, Read one, Read other, Written result) {
    memory place = new memory(result.order, cpu);
    IntMemoryMap operands =
        new IntMemoryMap()
            .put(one.argument, filled(one))
            .put(other.argument, filled(other))
            .put(result.argument, place);
    return new Plan(call, operands, result.tensor, place);
  }

  /** The values of an operand in the order that the library wants. */
  private memory filled(Read operand) {
    memory place = new memory(operand.order, cpu);
    try (FloatPointer given = new FloatPointer(operand.values)) {
      memory source = new memory(operand.tensor.given(), cpu, given);
      new reorder(source, place).execute(queue, source, place);
      queue._wait();
    }
    return place;
  }

  @Override
  public void run() {
    plan.call.execute(queue, plan.operands);
    queue._wait();
  }

  @Override
  public float[] result() {
    float[] values = new float[plan.result.size];
    try (FloatPointer out = new FloatPointer(values.length)) {
      memory target = new memory(plan.result.given(), cpu, out);
      new reorder(plan.place, target).execute(queue, plan.place, target);
      queue._wait();
      out.get(values);
    }
    return values;
  }
}
