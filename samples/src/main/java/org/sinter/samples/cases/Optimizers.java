package org.sinter.samples.cases;

import com.google.gson.JsonObject;
import org.sinter.runtime.optim.AdaGrad;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.optim.AdamW;
import org.sinter.runtime.optim.Optimizer;
import org.sinter.runtime.optim.RmsProp;
import org.sinter.runtime.optim.Sgd;

/** Optimisers by the settings of an archive, all of which are given. */
final class Optimizers {
  private final JsonObject settings;

  private Optimizers(JsonObject settings) {
    this.settings = settings;
  }

  static Optimizer of(JsonObject settings) {
    return new Optimizers(settings).optimizer();
  }

  private Optimizer optimizer() {
    String kind = settings.get("kind").getAsString();
    return switch (kind) {
      case "sgd" ->
          new Sgd(
              real("lr"),
              real("momentum"),
              real("dampening"),
              flag("nesterov"),
              real("weight_decay"));
      case "adam" ->
          new Adam(
              real("lr"),
              real("beta1"),
              real("beta2"),
              real("epsilon"),
              real("weight_decay"),
              flag("amsgrad"));
      case "adamw" ->
          new AdamW(
              real("lr"),
              real("beta1"),
              real("beta2"),
              real("epsilon"),
              real("weight_decay"),
              flag("amsgrad"));
      case "rmsprop" ->
          new RmsProp(
              real("lr"),
              real("alpha"),
              real("epsilon"),
              real("momentum"),
              real("weight_decay"),
              flag("centered"));
      case "adagrad" ->
          new AdaGrad(real("lr"), real("lr_decay"), real("weight_decay"), real("epsilon"));
      default -> throw new UnsupportedCase("optimiser " + kind);
    };
  }

  private double real(String name) {
    return settings.get(name).getAsDouble();
  }

  private boolean flag(String name) {
    return settings.get(name).getAsBoolean();
  }
}
