package org.liveseam.runtime.build;

import java.util.List;
import org.liveseam.runtime.build.SourceMap.Origin;
import org.liveseam.runtime.build.SourceMap.Purpose;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Shadow;

/**
 * C names for the shadow variables of a patch, the same in a kernel and in a process but for the
 * allocation flags that a kernel wants:
 *
 * <pre>
 *   T *shadow_NAME_get(obj)                       NULL if there is none
 *   T *shadow_NAME_alloc(obj [, gfp])             NULL if there is one, or no memory
 *   T *shadow_NAME_get_or_alloc(obj [, gfp])      NULL if there is no memory
 *   void shadow_NAME_free(obj)
 *   void shadow_NAME_free_all()
 * </pre>
 *
 * New variables are zero. They are macros, so that the types may be declared anywhere before they
 * are used; {@code obj} is compared with the owner's type.
 */
public enum ShadowAccessors {
  KERNEL("#include <linux/livepatch.h>", "klp_shadow_", ", gfp"),
  PROCESS("#include <seam.h>", "seam_shadow_", "");

  private final String include;
  private final String prefix;
  private final String flags;

  ShadowAccessors(String include, String prefix, String flags) {
    this.include = include;
    this.prefix = prefix;
    this.flags = flags;
  }

  /** Writes nothing for a patch without shadow variables. */
  public void write(Patch patch, CWriter out) {
    if (patch.shadows().isEmpty()) {
      return;
    }
    var text = new StringBuilder(include + "\n");
    patch.shadows().forEach(shadow -> text.append(macros(shadow)));
    Shadow first = patch.shadows().get(0);
    out.generated(
        Purpose.MODULE, "shadow", new Origin(patch.name(), first.span()), text.toString());
  }

  /** What the types of these may need a declaration for. */
  public static NamesUsed used(List<Shadow> shadows) {
    return shadows.stream()
        .map(shadow -> shadow.type() + " *seam_type; " + shadow.owner() + " *seam_owner;")
        .map(NamesUsed::inBody)
        .reduce(NamesUsed.NONE, NamesUsed::and);
  }

  private String macros(Shadow shadow) {
    String name = "shadow_" + shadow.name();
    String type = type(shadow.type());
    String pointer = "((" + type + (type.endsWith("*") ? "*" : " *") + ")" + prefix;
    String id = Long.toUnsignedString(shadow.id()) + "UL";
    String key = "seam_" + name + "_key(obj), " + id;
    String made = key + ", sizeof(" + type + ")" + flags + ", 0, 0))\n";
    return "/* "
        + shadow.name()
        + ": "
        + shadow.type()
        + " on "
        + shadow.owner()
        + " */\n"
        + ("#define seam_" + name + "_key(obj) ")
        + ("({ const " + shadow.owner() + " *seam_owner = (obj); (void *)seam_owner; })\n")
        + ("#define " + name + "_get(obj) ")
        + (pointer + "get(" + key + "))\n")
        + ("#define " + name + "_alloc(obj" + flags + ") ")
        + (pointer + "alloc(" + made)
        + ("#define " + name + "_get_or_alloc(obj" + flags + ") ")
        + (pointer + "get_or_alloc(" + made)
        + ("#define " + name + "_free(obj) " + prefix + "free(" + key + ", 0)\n")
        + ("#define " + name + "_free_all() " + prefix + "free_all(" + id + ", 0)\n");
  }

  /** Native types of Seam have no names in C that every header agrees on. */
  private String type(String written) {
    return switch (written) {
      case "u8", "u16", "u32", "u64" ->
          this == KERNEL ? written : "__UINT" + written.substring(1) + "_TYPE__";
      case "i8", "i16", "i32", "i64" ->
          this == KERNEL ? "s" + written.substring(1) : "__INT" + written.substring(1) + "_TYPE__";
      case "f32" -> "float";
      case "f64" -> "double";
      case "bool" -> "_Bool";
      case "ptr" -> "void *";
      case "str" -> "char *";
      default -> written;
    };
  }
}
