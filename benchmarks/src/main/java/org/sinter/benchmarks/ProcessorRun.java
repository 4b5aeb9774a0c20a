package org.sinter.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.sinter.processor.apt.NetworkProcessor;

/** One run of javac over a network, with a clock around the processor. */
final class ProcessorRun {

  /**
   * A network to compile.
   *
   * @param name of its interface
   */
  enum Subject {
    /** The MNIST perceptron 784-50-100-10. */
    DIGITS(
        "Digits",
        """
        import static org.sinter.Activation.RELU;
        import org.sinter.*;
        import org.sinter.layer.*;
        import org.sinter.loss.*;

        @Network
        public interface Digits {
          @Input(shape = 784) Tensor image();
          @Dense(units = 50, activation = RELU) Tensor hidden1(Tensor image);
          @Dense(units = 100, activation = RELU) Tensor hidden2(Tensor hidden1);
          @Dense(units = 10) Tensor logits(Tensor hidden2);
          @Softmax Tensor digit(Tensor logits);
          @Label(classes = 10) Tensor label();
          @CrossEntropy Tensor loss(Tensor logits, Tensor label);
          @Predict("digit") float[] read(float[] image);
          @Predict("digit") void read(float[] image, float[] digit);
        }
        """),

    /** The residual network for CIFAR-10. */
    RESNET_20(
        "ResNet",
        """
        @org.sinter.Network
        public interface ResNet extends org.sinter.benchmarks.net.ResNet20 {}
        """),

    /** The same with six blocks a stage. */
    RESNET_38(
        "ResNet",
        """
        import org.sinter.*;
        import org.sinter.benchmarks.net.*;

        @Network
        public interface ResNet extends ResNet20 {
          @Override @Use(value = ResidualBlock.class, repeat = 6) Tensor stage1(Tensor stem);
          @Override @Use(value = ResidualBlock.class, repeat = 5) Tensor stage2(Tensor down2);
          @Override @Use(value = ResidualBlock.class, repeat = 5) Tensor stage3(Tensor down3);
        }
        """);

    private final String name;
    private final String source;

    Subject(String name, String source) {
      this.name = name;
      this.source = source;
    }

    /** Where the generated class is found below the output folder. */
    Path generated() {
      return Path.of(name + "Net.java");
    }
  }

  private ProcessorRun() {}

  /**
   * In a JVM of its own: prints the nanoseconds from the processor's init to its last file.
   *
   * @param args a folder for what is generated, and the subject
   */
  public static void main(String[] args) throws IOException {
    System.out.println(nanos(Path.of(args[0]), Subject.valueOf(args[1])));
  }

  /** Compiles into a folder. */
  static long nanos(Path folder, Subject subject) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Clocked processor = new Clocked();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            Writer.nullWriter(),
            null,
            null,
            options(Files.createDirectories(folder).toString()),
            null,
            List.of(new Source(subject)));
    task.setProcessors(List.of(processor));
    if (!task.call()) {
      throw new IllegalStateException("the network for the processor's rows does not compile");
    }
    return processor.nanos;
  }

  private static List<String> options(String folder) {
    return List.of(
        "--add-modules",
        "jdk.incubator.vector",
        "-d",
        folder,
        "-s",
        folder,
        "-classpath",
        System.getProperty("java.class.path"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Subject subject) {
      super(URI.create("string:///" + subject.name + ".java"), Kind.SOURCE);
      this.text = subject.source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** The processor with a clock: started by init, read after every round that had a network. */
  private static final class Clocked extends AbstractProcessor {
    private final NetworkProcessor processor = new NetworkProcessor();
    private long start;
    private long nanos;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
      return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      start = System.nanoTime();
      super.init(environment);
      processor.init(environment);
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      boolean claimed = processor.process(annotations, round);
      if (!annotations.isEmpty()) {
        nanos = System.nanoTime() - start;
      }
      return claimed;
    }
  }
}
