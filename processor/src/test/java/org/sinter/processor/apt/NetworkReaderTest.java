package org.sinter.processor.apt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sinter.processor.ir.Input;
import org.sinter.processor.ir.Mode;
import org.sinter.processor.ir.Network;
import org.sinter.processor.ir.Network.EntryPoint;
import org.sinter.processor.ir.Network.Returns;
import org.sinter.processor.ir.Node;
import org.sinter.processor.ir.Parameter;
import org.sinter.processor.type.ElementType;

/** What the frontend makes of correct declarations. */
class NetworkReaderTest {
  private static final String DIGITS =
      """
      @Network
      interface Digits {
        @Input(shape = {28, 28, 1}, type = Type.UINT8, scale = 1.0 / 255) Tensor image();
        @Conv2d(channels = 8, kernel = 5, activation = Activation.RELU) Tensor conv1(Tensor image);
        @MaxPool2d(2) Tensor pool1(Tensor conv1);
        @Flatten Tensor flat(Tensor pool1);
        @Dense(units = 10) Tensor logits(Tensor flat);
        @Softmax Tensor digit(Tensor logits);
        @Label(classes = 10) Tensor label();
        @CrossEntropy Tensor loss(Tensor logits, Tensor label);
        @Predict("digit") float[] read(byte[] image);
        @Predict("digit") void read(byte[] image, float[] digit, int batch);
      }
      """;

  @Test
  void nodesAreTypedAndInOrder() {
    Network digits = read(DIGITS).getFirst();
    assertThat(digits.graph().nodes())
        .extracting(node -> node.name() + " " + node.result().type())
        .containsExactly(
            "image f32[N, 28, 28, 1]",
            "conv1 f32[N, 24, 24, 8]",
            "pool1 f32[N, 12, 12, 8]",
            "flat f32[N, 1152]",
            "logits f32[N, 10]",
            "digit f32[N, 10]",
            "label f32[N]",
            "loss f32[]");
    assertThat(digits.className()).isEqualTo("DigitsNet");
  }

  @Test
  void sourcesKeepWhatArraysHold() {
    List<Node> nodes = read(DIGITS).getFirst().graph().nodes();
    Input image = (Input) nodes.get(0).op();
    assertThat(image.stored()).isEqualTo(ElementType.UINT8);
    assertThat(image.scale()).isEqualTo(1.0 / 255);
    Input label = (Input) nodes.get(6).op();
    assertThat(label.stored()).isEqualTo(ElementType.INT32);
    assertThat(label.classes()).isEqualTo(10);
  }

  @Test
  void entryPointsAreTheDeclaredOnesThenThoseOfTheTrainer() {
    assertThat(entries(DIGITS))
        .containsExactly(
            "read PREDICT INFERENCE ARRAY [digit] image:READ:image:u8",
            "read PREDICT INFERENCE NOTHING [digit] image:READ:image:u8 digit:WRITE:digit:f32"
                + " batch:BATCH::i32",
            "<train> TRAIN TRAINING DOUBLE [loss] image:READ:image:u8 label:READ:label:i32",
            "<evaluate> EVALUATE INFERENCE DOUBLE [loss] image:READ:image:u8 label:READ:label:i32",
            "<scores> PREDICT INFERENCE NOTHING [logits] image:READ:image:u8"
                + " logits:WRITE:logits:f32");
  }

  @Test
  void aDeclaredTrainReplacesTheTrainersAndAModeIsTakenOver() {
    String source =
        DIGITS.replace(
            "@Predict(\"digit\") float[] read(byte[] image);",
            """
            @Train(update = "conv1") double train(byte[] image, int[] label);
            @Train("loss") void blind(byte[] image, int[] label);
            @Predict(value = "digit", mode = Mode.TRAINING) float[] sampled(byte[] image);
            @Gradient(of = "loss", wrt = {"image", "pool1"})
            float[] saliency(byte[] image, int[] label, @Out("pool1") float[] d);
            @Predict("digit") float[] late(float[] pool1);
            """);
    assertThat(entries(source))
        .contains(
            "train TRAIN TRAINING DOUBLE [loss] image:READ:image:u8 label:READ:label:i32",
            "blind TRAIN TRAINING NOTHING [loss] image:READ:image:u8 label:READ:label:i32",
            "sampled PREDICT TRAINING ARRAY [digit] image:READ:image:u8",
            "saliency GRADIENT INFERENCE ARRAY [loss] image:READ:image:u8 label:READ:label:i32"
                + " d:WRITE:pool1:f32",
            "late PREDICT INFERENCE ARRAY [digit] pool1:READ:pool1:f32")
        .noneMatch(entry -> entry.startsWith("<train>"))
        .anyMatch(entry -> entry.startsWith("<evaluate>"));
    EntryPoint train = read(source).getFirst().entries().getFirst();
    assertThat(train.update()).containsExactly("conv1");
  }

  @Test
  void aNetworkInDoubleHasDoubleArrays() {
    Network network =
        read("""
        @Network(precision = Precision.DOUBLE, inspect = true)
        interface Line {
          @Input(shape = {}) Tensor x();
          @Parameter(shape = {}) Tensor a();
          @Parameter(shape = {2, 3}, init = @Init(value = Initializer.HE, scale = 2)) Tensor w();
          @Multiply Tensor y(Tensor a, Tensor x);
          @Constant({1, 2}) Tensor two();
          @Predict("y") double[] at(double[] x);
        }
        """)
            .getFirst();
    assertThat(network.element()).isEqualTo(ElementType.FLOAT64);
    assertThat(network.inspect()).isTrue();
    assertThat(network.graph().nodes())
        .extracting(node -> node.name() + " " + node.result().type())
        .containsExactly("x f64[N]", "a f64[]", "w f64[2, 3]", "y f64[N]", "two f64[2]");
    Parameter w = (Parameter) network.graph().nodes().get(2).op();
    assertThat(w.init().fanIn()).isEqualTo(3);
    assertThat(w.init().fanOut()).isEqualTo(2);
    assertThat(w.init().value()).isEqualTo(2);
  }

  @Test
  void wiresChooseNodesAndSlots() {
    Network network =
        read("""
        @Network
        interface Weighted {
          @Input(shape = 3) Tensor x();
          @Input(shape = {}) Tensor weight();
          @Label(classes = 3) Tensor label();
          @Multiply Tensor square(Tensor x, @Wire(from = "x") Tensor again);
          @Dense(units = 3) Tensor logits(Tensor square);
          @CrossEntropy Tensor loss(
              @Wire(to = "weights") Tensor weight, Tensor logits, Tensor label);
        }
        """)
            .getFirst();
    assertThat(operands(network, "square")).containsExactly("x", "x");
    assertThat(operands(network, "loss")).containsExactly("logits", "label", "weight");
  }

  @Test
  void aNetworkExtendsAnotherAndReplacesANode() {
    List<Network> networks =
        read(
            """
            @Network
            interface Small {
              @Input(shape = 4) Tensor x();
              @Dense(units = 2) Tensor y(Tensor x);
              @Predict("y") float[] run(float[] x);

              @Network
              interface Large extends Small {
                @Override @Dense(units = 20) Tensor y(Tensor x);
              }
            }
            """);
    assertThat(networks)
        .extracting(Network::className)
        .containsExactlyInAnyOrder("SmallNet", "Small_LargeNet");
    Network large = networks.get(networks.get(0).className().equals("SmallNet") ? 1 : 0);
    assertThat(large.interfaceName()).isEqualTo("Small.Large");
    assertThat(large.graph().nodes().getLast().result().shape().extent(1)).isEqualTo(20);
    assertThat(large.entries()).extracting(EntryPoint::method).containsExactly("run");
  }

  @Test
  void aHandMadeLossIsTrainedWhereItIsNamed() {
    String source =
        """
        @Network
        interface Line {
          @Input(shape = {}) Tensor x();
          @Parameter(shape = {}) Tensor a();
          @Subtract Tensor gap(Tensor x, Tensor a);
          @Square Tensor square(Tensor gap);
          @Mean(axes = Axis.BATCH) Tensor error(Tensor square);
          @Train("error") float train(float[] x);
        }
        """;
    assertThat(entries(source))
        .containsExactly(
            "train TRAIN TRAINING FLOAT [error] x:READ:x:f32",
            "<evaluate> EVALUATE INFERENCE DOUBLE [error] x:READ:x:f32");
    assertThat(read(source).getFirst().entries().getFirst().returns()).isEqualTo(Returns.FLOAT);
    assertThat(read(source).getFirst().entries().getFirst().mode()).isEqualTo(Mode.TRAINING);
  }

  private static List<Network> read(String source) {
    List<Network> networks = new ArrayList<>();
    NetworkProcessor processor =
        new NetworkProcessor(
            (network, _, _) -> {
              networks.add(network);
              return List.of();
            });
    Compiled compiled = Compiled.with(processor, List.of("-Asinter.vector=off"), source);
    assertThat(compiled.messages()).isEmpty();
    assertThat(compiled.others()).isEmpty();
    return networks;
  }

  private static List<String> entries(String source) {
    return read(source).getFirst().entries().stream().map(NetworkReaderTest::shown).toList();
  }

  private static String shown(EntryPoint entry) {
    String arguments =
        entry.arguments().stream()
            .map(a -> a.name() + ":" + a.role() + ":" + a.node() + ":" + a.array())
            .collect(Collectors.joining(" "));
    return "%s %s %s %s %s %s"
        .formatted(
            entry.method(),
            entry.kind(),
            entry.mode(),
            entry.returns(),
            entry.results(),
            arguments);
  }

  private static List<String> operands(Network network, String name) {
    var producers = network.graph().producers();
    return network.graph().nodes().stream()
        .filter(node -> node.name().equals(name))
        .flatMap(node -> node.operands().stream())
        .map(value -> producers.get(value).name())
        .toList();
  }
}
