package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** A {@link Convolution} over images: height, width and channels. */
@AutoService(OpDefinition.class)
public final class Conv2d implements OpDefinition {

  @Override
  public String name() {
    return "conv2d";
  }

  @Override
  public Convolution create(Attributes attributes) {
    return Convolution.of(name(), 2, attributes);
  }

  @Override
  public List<Sample> samples() {
    Attributes square = Attributes.none().with("channels", 3).with("kernel", List.of(3));
    Attributes flat = Attributes.none().with("channels", 2).with("kernel", List.of(1, 3));
    Attributes point = Attributes.none().with("channels", 3).with("kernel", List.of(1));
    Attributes four = square.with("channels", 4);
    Attributes same = four.with("padding", Integer.MIN_VALUE);
    return List.of(
        Sample.of(square, -1, 1, Shape.batchOf(5, 4, 2)),
        Sample.of(square.with("activation", "SIGMOID"), -1, 1, Shape.batchOf(3, 3, 1)),
        Sample.of(flat.with("bias", false), -1, 1, Shape.batchOf(2, 5, 2)),
        Sample.of(point, -1, 1, Shape.batchOf(2, 3, 4)),
        Sample.of(point.with("stride", 2), -1, 1, Shape.batchOf(4, 5, 2)),
        Sample.of(square.with("stride", 2).with("padding", 1), -1, 1, Shape.batchOf(6, 5, 2)),
        Sample.of(flat.with("stride", List.of(3, 2)), -1, 1, Shape.batchOf(5, 6, 2)),
        Sample.of(square.with("dilation", List.of(2, 1)), -1, 1, Shape.batchOf(6, 4, 2)),
        Sample.of(same.with("stride", 2), -1, 1, Shape.batchOf(5, 4, 2)),
        Sample.of(same.with("groups", 2), -1, 1, Shape.batchOf(4, 3, 2)),
        Sample.of(same.with("groups", 2).with("stride", 2), -1, 1, Shape.batchOf(4, 3, 4)),
        Sample.of(same.with("weightNorm", true), -1, 1, Shape.batchOf(3, 4, 2)),
        Sample.of(same.with("groups", 2).with("weightNorm", true), -1, 1, Shape.batchOf(4, 3, 2)),
        Sample.of(four.with("groups", Sizes.KEEP), -1, 1, Shape.batchOf(4, 3, 4)),
        Sample.of(
            same.with("channels", Sizes.KEEP).with("groups", Sizes.KEEP).with("stride", 2),
            -1,
            1,
            Shape.batchOf(4, 5, 3)));
  }
}
