package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.target.TargetInfo;

/** Who holds open transitions up. */
public record StalledView(TargetInfo target, List<Open> transitions) implements View {
  public StalledView {
    transitions = List.copyOf(transitions);
  }

  /**
   * An open transition.
   *
   * @param tasksLeft -1 where it cannot be seen
   */
  public record Open(String patch, String direction, int tasksLeft, List<Waiting> tasks) {
    public Open {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A task that has not switched; what could not be read is empty.
   *
   * @param where what holds it, if the target tells
   * @param state the kernel's letter and word for it
   * @param sleepsIn the function that it sleeps in
   */
  public record Waiting(
      int tid, String comm, String where, String state, String sleepsIn, List<String> stack) {
    public Waiting {
      stack = List.copyOf(stack);
    }
  }

  @Override
  public String text(Theme theme) {
    if (transitions.isEmpty()) {
      return "no transition is under way\n";
    }
    var out = new StringBuilder();
    for (Open open : transitions) {
      out.append(theme.paint(Style.STRONG, open.patch())).append(": ").append(open.direction());
      out.append(", ").append(EventText.tasks(open.tasksLeft())).append('\n');
      open.tasks().forEach(task -> task(task, theme, out));
    }
    out.append("a task switches when it leaves the functions; `seam cancel NAME` turns back\n");
    return out.toString();
  }

  private static void task(Waiting task, Theme theme, StringBuilder out) {
    out.append("  ").append(theme.paint(Style.WARNING, task.comm() + "/" + task.tid()));
    out.append(task.where().isEmpty() ? "" : "  " + task.where());
    out.append(task.state().isEmpty() ? "" : ", " + task.state());
    out.append(task.sleepsIn().isEmpty() ? "" : ", in " + task.sleepsIn()).append('\n');
    task.stack().forEach(frame -> out.append("    ").append(frame).append('\n'));
  }

  @Override
  public void json(JsonObject document) {
    document.add("target", JsonTargets.info(target));
    var array = new JsonArray();
    for (Open open : transitions) {
      var one = new JsonObject();
      one.addProperty("patch", open.patch());
      one.addProperty("direction", open.direction());
      one.addProperty("tasksLeft", open.tasksLeft());
      var tasks = new JsonArray();
      open.tasks().forEach(task -> tasks.add(json(task)));
      one.add("tasks", tasks);
      array.add(one);
    }
    document.add("transitions", array);
  }

  private static JsonObject json(Waiting task) {
    var object = new JsonObject();
    object.addProperty("tid", task.tid());
    object.addProperty("comm", task.comm());
    object.addProperty("where", task.where());
    object.addProperty("state", task.state());
    object.addProperty("sleepsIn", task.sleepsIn());
    object.add("stack", JsonDiagnostics.strings(task.stack()));
    return object;
  }
}
