package org.liveseam.language.nodes;

import com.oracle.truffle.api.dsl.TypeSystem;
import org.liveseam.language.value.SeamDuration;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamRange;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;

/** The types that nodes specialise on. Nothing converts by itself. */
@TypeSystem({
  long.class,
  boolean.class,
  double.class,
  String.class,
  SeamDuration.class,
  SeamSize.class,
  SeamList.class,
  SeamRecord.class,
  SeamRange.class
})
public abstract class SeamTypes {}
