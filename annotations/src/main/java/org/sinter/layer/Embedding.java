package org.sinter.layer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Init;
import org.sinter.Initializer;
import org.sinter.Operator;

/**
 * A row of a table for each index, {@code [...] -> [..., units]}: {@code y[i] = weight[index[i]]}.
 * Parameter {@code weight [rows, units]}. Indices are whole numbers from 0 below rows, and checked
 * where they are an input.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("embedding")
public @interface Embedding {
  /** The number of rows: of words, of categories. */
  int rows();

  /** The length of a row. */
  int units();

  /** A row that is read as usual and receives no gradient; by default none. */
  int paddingIndex() default -1;

  /** The initial rows. */
  Init init() default @Init(Initializer.NORMAL);
}
