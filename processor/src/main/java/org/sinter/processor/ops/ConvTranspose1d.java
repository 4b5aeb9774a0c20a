package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** A {@link TransposedConvolution} over sequences: time and features. */
@AutoService(OpDefinition.class)
public final class ConvTranspose1d implements OpDefinition {

  @Override
  public String name() {
    return "conv_transpose1d";
  }

  @Override
  public TransposedConvolution create(Attributes attributes) {
    return TransposedConvolution.of(name(), 1, attributes);
  }

  @Override
  public List<Sample> samples() {
    Attributes three = Attributes.none().with("channels", 3).with("kernel", 3);
    return List.of(
        Sample.of(three, -1, 1, Shape.batchOf(4, 2)),
        Sample.of(three.with("stride", 2).with("padding", 1), -1, 1, Shape.batchOf(4, 2)));
  }
}
