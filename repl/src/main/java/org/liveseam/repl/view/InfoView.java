package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.kernel.prebuilt.LivepatchFile;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.PatchId;
import org.liveseam.runtime.model.StateVersion;
import org.liveseam.runtime.target.PatchedFunction;
import org.liveseam.runtime.target.TargetState;
import org.liveseam.runtime.target.TargetState.LivePatch;

/** All there is to say about single patches: declared, applied, or built. */
public record InfoView(List<Info> patches) implements View {
  public InfoView {
    patches = List.copyOf(patches);
  }

  /**
   * One patch.
   *
   * @param from the file, or the target that it is applied on
   * @param id who it is, if it is ours
   * @param facts names and values, in their order
   */
  public record Info(
      String from, String name, Optional<PatchId> id, List<Fact> facts, List<Part> objects) {
    public Info {
      facts = List.copyOf(facts);
      objects = List.copyOf(objects);
    }
  }

  /** Something else about it. */
  public record Fact(String name, String value) {}

  /** What it does to one object. */
  public record Part(String object, List<PatchedFunction> functions) {
    public Part {
      functions = List.copyOf(functions);
    }
  }

  /** Of a patch that a file declares. */
  public static Info of(String file, Patch patch) {
    var facts = new ArrayList<Fact>();
    patch.reason().ifPresent(reason -> facts.add(new Fact("reason", reason)));
    if (!patch.fixes().isEmpty()) {
      facts.add(new Fact("fixes", String.join(", ", patch.fixes())));
    }
    patch.requires().ifPresent(need -> facts.add(new Fact("requires", need.pattern())));
    var how = patch.consistency();
    facts.add(
        new Fact(
            "consistency", String.join(", ", how.models().stream().map(m -> m.words()).toList())));
    facts.add(new Fact("wait", Durations.exact(how.patience())));
    facts.add(new Fact("on-stall", how.onStall().words()));
    replaces(facts, patch.replacesAll());
    states(facts, patch.id().states());
    List<Part> objects = patch.objects().stream().map(InfoView::part).toList();
    return new Info(file, patch.name(), Optional.of(patch.id()), facts, objects);
  }

  private static Part part(ObjectPatch object) {
    return new Part(
        object.object().kernelName(), object.functions().stream().map(InfoView::function).toList());
  }

  private static PatchedFunction function(FunctionPatch function) {
    return new PatchedFunction(function.name(), function.position().orElse(0));
  }

  /** Of one that a target lists. */
  public static Info of(String target, LivePatch patch) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("module", patch.module()));
    facts.add(new Fact("state", StateView.condition(patch)));
    patch.replaced().ifPresent(all -> replaces(facts, all));
    patch.id().ifPresent(id -> states(facts, id.states()));
    List<Part> objects =
        patch.objects().stream()
            .map((TargetState.PatchedObject o) -> new Part(o.name(), o.functions()))
            .toList();
    return new Info(target, patch.name(), patch.id(), facts, objects);
  }

  /**
   * Of a module's file.
   *
   * @param id who it is, if it is ours
   * @param vermagic the kernel it was built for
   */
  public static Info of(
      String file, String module, Optional<PatchId> id, String vermagic, LivepatchFile patch) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("module", module));
    facts.add(new Fact("vermagic", vermagic));
    replaces(facts, patch.replace());
    states(facts, patch.states());
    List<Part> objects =
        patch.objects().stream()
            .map(
                object ->
                    new Part(
                        object.name().isEmpty() ? "vmlinux" : object.name(),
                        object.functions().stream()
                            .map(f -> new PatchedFunction(f.name(), (int) f.position()))
                            .toList()))
            .toList();
    return new Info(file, id.map(PatchId::name).orElse(module), id, facts, objects);
  }

  private static void replaces(List<Fact> facts, boolean all) {
    if (all) {
      facts.add(new Fact("replaces", "all"));
    }
  }

  private static void states(List<Fact> facts, List<StateVersion> states) {
    for (StateVersion state : states) {
      facts.add(new Fact("state " + state.id(), "version " + state.version()));
    }
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    for (Info info : patches) {
      out.append(out.length() > 0 ? "\n" : "").append(theme.paint(Style.STRONG, info.name()));
      info.id().ifPresent(id -> out.append(' ').append(id.version()).append(' ').append(id.hash()));
      out.append(info.id().isEmpty() ? theme.paint(Style.FOREIGN, "  foreign") : "");
      out.append("  ").append(info.from()).append('\n');
      for (Fact fact : info.facts()) {
        out.append("  ").append(fact.name()).append(": ").append(fact.value()).append('\n');
      }
      for (Part part : info.objects()) {
        out.append("  ").append(part.object()).append('\n');
        for (PatchedFunction function : part.functions()) {
          out.append("    ").append(function.name());
          out.append(function.position() > 1 ? " at " + function.position() : "").append('\n');
        }
      }
    }
    return out.toString();
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    patches.forEach(info -> array.add(json(info)));
    document.add("patches", array);
  }

  private static JsonObject json(Info info) {
    var object = new JsonObject();
    object.addProperty("from", info.from());
    object.addProperty("name", info.name());
    info.id().ifPresent(id -> object.add("id", JsonTargets.id(id)));
    var facts = new JsonObject();
    info.facts().forEach(fact -> facts.addProperty(fact.name(), fact.value()));
    object.add("facts", facts);
    var objects = new JsonArray();
    for (Part part : info.objects()) {
      var one = new JsonObject();
      one.addProperty("name", part.object());
      var functions = new JsonArray();
      for (PatchedFunction function : part.functions()) {
        var f = new JsonObject();
        f.addProperty("name", function.name());
        f.addProperty("position", function.position());
        functions.add(f);
      }
      one.add("functions", functions);
      objects.add(one);
    }
    object.add("objects", objects);
    return object;
  }
}
