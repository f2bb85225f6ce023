package org.liveseam.language.tck;

import com.oracle.truffle.tck.tests.ErrorTypeTest;
import com.oracle.truffle.tck.tests.ExpressionTest;
import com.oracle.truffle.tck.tests.IdentityFunctionTest;
import com.oracle.truffle.tck.tests.InlineExecutionTest;
import com.oracle.truffle.tck.tests.InvalidSyntaxTest;
import com.oracle.truffle.tck.tests.ScriptTest;
import com.oracle.truffle.tck.tests.StatementTest;
import com.oracle.truffle.tck.tests.ValueTest;
import org.junit.runner.RunWith;
import org.junit.runners.Suite;

/**
 * All of the suite's tests, with {@link SeamProvider} and the suite's own provider of host values.
 */
@RunWith(Suite.class)
@Suite.SuiteClasses({
  ErrorTypeTest.class,
  ExpressionTest.class,
  IdentityFunctionTest.class,
  InlineExecutionTest.class,
  InvalidSyntaxTest.class,
  ScriptTest.class,
  StatementTest.class,
  ValueTest.class,
})
public final class TckTest {}
