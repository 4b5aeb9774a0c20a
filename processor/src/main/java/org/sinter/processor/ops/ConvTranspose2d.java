package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** A {@link TransposedConvolution} over images: height, width and channels. */
@AutoService(OpDefinition.class)
public final class ConvTranspose2d implements OpDefinition {

  @Override
  public String name() {
    return "conv_transpose2d";
  }

  @Override
  public TransposedConvolution create(Attributes attributes) {
    return TransposedConvolution.of(name(), 2, attributes);
  }

  @Override
  public List<Sample> samples() {
    Attributes three = Attributes.none().with("channels", 4).with("kernel", 3);
    Attributes two = three.with("stride", 2).with("padding", 1);
    return List.of(
        Sample.of(three, -1, 1, Shape.batchOf(3, 4, 2)),
        Sample.of(two.with("outputPadding", 1), -1, 1, Shape.batchOf(3, 2, 2)),
        Sample.of(two.with("groups", 2).with("bias", false), -1, 1, Shape.batchOf(3, 2, 4)),
        Sample.of(three.with("dilation", List.of(1, 2)), -1, 1, Shape.of(2, 3, 2)),
        Sample.of(three.with("kernel", 2).with("stride", 3), -1, 1, Shape.batchOf(2, 2, 1)),
        Sample.of(three.with("kernel", 1).with("padding", 1), -1, 1, Shape.batchOf(4, 3, 2)));
  }
}
