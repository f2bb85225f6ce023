package org.liveseam.runtime.plan;

import java.util.List;

/**
 * One function of a plan.
 *
 * @param object the kernel's name of the object
 * @param position the symbol's position, from 1; 0 if it could not be found
 * @param others names of other patches that replace it now
 * @param reason why the risk is what it is
 */
public record PlannedFunction(
    Action action,
    String object,
    String name,
    int position,
    List<String> others,
    Risk risk,
    String reason) {
  public PlannedFunction {
    others = List.copyOf(others);
  }
}
