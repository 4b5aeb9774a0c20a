/**
 * Keeps the documents true. What they show of code is written between {@code <!-- begin KEY -->}
 * and {@code <!-- end -->} by these tests from the code itself; {@code -Dsinter.golden=update}
 * rewrites it, any other run compares.
 */
@NullMarked
package org.sinter.documents;

import org.jspecify.annotations.NullMarked;
