package org.sinter.runtime.optim;

import java.util.List;

/** Every optimiser with every setting, alone and together. */
final class Forms {
  static final List<Optimizer> ALL =
      List.of(
          Sgd.of(0.1),
          Sgd.of(0.1).withWeightDecay(0.05),
          Sgd.of(0.1).withMomentum(0.9),
          Sgd.of(0.1).withMomentum(0.8, 0.3).withWeightDecay(0.05),
          Sgd.of(0.1).withNesterov(0.9),
          Sgd.of(0.1).withNesterov(0.9).withWeightDecay(0.05),
          Adam.of(0.1),
          Adam.of(0.1).withBetas(0.8, 0.9).withEpsilon(1e-3),
          Adam.of(0.1).withWeightDecay(0.05),
          Adam.of(0.1).withAmsgrad().withBetas(0.9, 0.5),
          Adam.of(0.1).withAmsgrad().withBetas(0.9, 0.5).withWeightDecay(0.05),
          AdamW.of(0.1),
          AdamW.of(0.1).withBetas(0.8, 0.9).withEpsilon(1e-3).withWeightDecay(0.05),
          AdamW.of(0.1).withAmsgrad().withBetas(0.9, 0.5),
          RmsProp.of(0.1),
          RmsProp.of(0.1).withAlpha(0.9).withEpsilon(1e-3).withWeightDecay(0.05),
          RmsProp.of(0.1).withMomentum(0.9),
          RmsProp.of(0.1).withCentering(),
          RmsProp.of(0.1).withCentering().withMomentum(0.9).withWeightDecay(0.05),
          AdaGrad.of(0.1),
          AdaGrad.of(0.1).withRateDecay(0.2).withWeightDecay(0.05).withEpsilon(1e-6));

  private Forms() {}
}
