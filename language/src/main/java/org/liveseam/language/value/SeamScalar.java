package org.liveseam.language.value;

/** A value that is no more than what it is equal to: nothing can tell two equal ones apart. */
abstract class SeamScalar extends SeamObject {
  @Override
  public abstract boolean equals(Object other);

  @Override
  public abstract int hashCode();

  @Override
  final boolean isSame(SeamObject other) {
    return equals(other);
  }

  @Override
  final int identity() {
    return hashCode();
  }
}
