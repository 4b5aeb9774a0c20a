package org.sinter.processor.ops;

import com.google.auto.service.AutoService;
import java.util.List;
import org.sinter.processor.ir.Attributes;
import org.sinter.processor.ir.Op;
import org.sinter.processor.ir.OpDefinition;
import org.sinter.processor.ir.Sample;

/** The first place of the smallest element along an axis. */
public final class ArgMin {
  private ArgMin() {}

  @AutoService(OpDefinition.class)
  public static final class Definition implements OpDefinition {
    @Override
    public String name() {
      return "arg_min";
    }

    @Override
    public List<String> onnx() {
      return List.of("ArgMin");
    }

    @Override
    public Op create(Attributes attributes) {
      return new ExtremumPlace(
          name(), attributes.integer("axis", -1), attributes.flag("keepDims", false), false);
    }

    @Override
    public List<Sample> samples() {
      return ExtremumPlace.samples();
    }
  }
}
