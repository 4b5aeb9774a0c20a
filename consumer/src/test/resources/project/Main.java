package user;

import java.util.Arrays;
import org.sinter.runtime.data.Dataset;
import org.sinter.runtime.optim.Adam;
import org.sinter.runtime.train.Trainer;

/** Learns exclusive or and prints what it answers. */
public final class Main {
  public static void main(String[] args) {
    float[] bits = {0, 0, 0, 1, 1, 0, 1, 1};
    Xor xor = XorNet.create(1);
    Dataset data = Dataset.of().with("bits", bits, 2).with("label", new int[] {0, 1, 1, 0});
    Trainer.of(xor).data(data).optimizer(Adam.of(0.05)).batchSize(4).epochs(200).fit();
    System.out.println(Arrays.toString(xor.ask(bits)));
    System.out.println(LineNet.create(1).run(new float[] {3}).length);
  }
}
