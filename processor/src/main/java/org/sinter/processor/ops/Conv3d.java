package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;
import org.sinter.processor.type.Shape;

/** A {@link Convolution} over volumes: depth, height, width and channels. */
@AutoService(OpDefinition.class)
public final class Conv3d implements OpDefinition {

  @Override
  public String name() {
    return "conv3d";
  }

  @Override
  public Convolution create(Attributes attributes) {
    return Convolution.of(name(), 3, attributes);
  }

  @Override
  public List<Sample> samples() {
    Attributes cube = Attributes.none().with("channels", 2).with("kernel", 2);
    return List.of(
        Sample.of(cube, -1, 1, Shape.batchOf(3, 2, 4, 2)),
        Sample.of(cube.with("stride", 2).with("padding", 1), -1, 1, Shape.batchOf(3, 2, 2, 1)));
  }
}
