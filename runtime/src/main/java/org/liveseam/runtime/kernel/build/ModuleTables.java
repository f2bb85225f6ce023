package org.liveseam.runtime.kernel.build;

import java.util.List;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.State;
import org.liveseam.runtime.model.StateVersion;

/**
 * The tables that the kernel reads and the module's frame around them.
 *
 * <pre>
 *   seam_patch ──► seam_objects[] ──► seam_funcs_0[] ──► seam_f0, seam_f1, ...
 *        │         ends with {}       ends with {}
 *        └──────► seam_states[]   if there are any; ends with {}
 * </pre>
 */
record ModuleTables(Patch patch, List<Replacement> replacements, List<CallbackCode> callbacks) {
  String text() {
    var out = new StringBuilder();
    var objects = new StringBuilder("\nstatic struct klp_object seam_objects[] = {\n");
    int object = 0;
    for (ObjectPatch part : patch.objects()) {
      functions(out, object);
      object(objects, part, object);
      object++;
    }
    objects.append("\t{ }\n};\n");
    return out.append(objects).append(states()).append(frame()).toString();
  }

  private void functions(StringBuilder out, int number) {
    out.append("\nstatic struct klp_func seam_funcs_" + number + "[] = {\n");
    for (Replacement replacement : replacements) {
      if (replacement.object() != number) {
        continue;
      }
      out.append("\t{\n");
      out.append("\t\t.old_name = \"" + replacement.function().name() + "\",\n");
      out.append("\t\t.new_func = " + replacement.symbol() + ",\n");
      // 0 makes the kernel itself insist on a unique name (klp_find_object_symbol).
      replacement
          .function()
          .position()
          .ifPresent(position -> out.append("\t\t.old_sympos = " + position + ",\n"));
      out.append("\t},\n");
    }
    out.append("\t{ }\n};\n");
  }

  private void object(StringBuilder out, ObjectPatch part, int number) {
    out.append("\t{\n");
    switch (part.object()) {
      case ObjectRef.Vmlinux vmlinux -> out.append("\t\t/* vmlinux has no name */\n");
      case ObjectRef.Module module -> out.append("\t\t.name = \"" + module.kernelName() + "\",\n");
      case ObjectRef.Library library -> throw new IllegalArgumentException("" + library);
      case ObjectRef.Executable executable -> throw new IllegalArgumentException("" + executable);
    }
    out.append("\t\t.funcs = seam_funcs_" + number + ",\n");
    for (CallbackCode code : callbacks) {
      if (code.object() == number) {
        out.append("\t\t.callbacks." + code.callback().kind().kernelName());
        out.append(" = " + code.symbol() + ",\n");
      }
    }
    out.append("\t},\n");
  }

  /** Since Linux 5.5; an older header has no such structure, which the compiler says. */
  private String states() {
    if (patch.states().isEmpty()) {
      return "";
    }
    var out = new StringBuilder("\nstatic struct klp_state seam_states[] = {\n");
    for (State state : patch.states()) {
      StateVersion known = state.state();
      out.append("\t{ .id = " + known.id() + ", .version = " + known.version() + " },\n");
    }
    return out.append("\t{ }\n};\n").toString();
  }

  private String frame() {
    return """

    static struct klp_patch seam_patch = {
    \t.mod = THIS_MODULE,
    \t.objs = seam_objects,
    %s};

    static int __init seam_init(void)
    {
    \treturn klp_enable_patch(&seam_patch);
    }

    static void __exit seam_exit(void)
    {
    }

    module_init(seam_init);
    module_exit(seam_exit);
    MODULE_LICENSE("GPL");
    MODULE_INFO(livepatch, "Y");
    MODULE_DESCRIPTION("live patch %s");
    MODULE_VERSION("%s");
    """
        .formatted(
            (patch.states().isEmpty() ? "" : "\t.states = seam_states,\n")
                + (patch.replacesAll() ? "\t.replace = true,\n" : ""),
            patch.name(),
            patch.id().marker());
  }
}
