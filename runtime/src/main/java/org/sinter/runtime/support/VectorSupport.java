package org.sinter.runtime.support;

import java.util.Map;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Chooses the vector width. Mentions the Vector API: load it only where {@link Simd} agrees. */
@SuppressWarnings("exports") // who calls this has the module: generated code checks Simd first
public final class VectorSupport {
  private static final Map<String, VectorSpecies<Float>> FORCED =
      Map.of(
          "128", FloatVector.SPECIES_128,
          "256", FloatVector.SPECIES_256,
          "512", FloatVector.SPECIES_512);

  private VectorSupport() {}

  /** The species that {@code sinter.simd} forces, else the CPU's preferred one, within 128-512. */
  public static VectorSpecies<Float> species() {
    VectorSpecies<Float> forced = FORCED.get(Simd.setting());
    if (forced != null) {
      return forced;
    }
    VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
    return preferred.vectorBitSize() > 512
        ? FloatVector.SPECIES_512
        : preferred.vectorBitSize() < 128 ? FloatVector.SPECIES_128 : preferred;
  }

  /**
   * Whether the CPU has 32 vector registers, not 16, for {@link #species()}: on x86 it does for 512
   * bits alone, as HotSpot uses it.
   */
  public static boolean has32Registers() {
    boolean x86 = System.getProperty("os.arch").matches("amd64|x86_64|i386|x86");
    return !x86 || species().vectorBitSize() == 512;
  }
}
