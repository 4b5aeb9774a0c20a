package org.sinter.op;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.sinter.Operator;

/**
 * A sum of products by labelled axes: {@code "ij,jk->ik"} is the matrix product, {@code "ij->ji"}
 * the transpose, {@code "ii->i"} the diagonal; {@code y[i, k] = sum over j of a[i, j] * b[j, k]}
 * for the first. What the result does not name is summed; the batch is not written.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
@Operator("einsum")
public @interface Einsum {
  /** The axes of each operand as letters, and after {@code ->} those of the result. */
  String value();
}
