package org.liveseam.repl.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.liveseam.repl.view.Theme.Style;
import org.liveseam.runtime.target.Requirement;

/**
 * What this machine has and lacks.
 *
 * @param sections what every target needs, then one section per target
 */
public record DoctorView(List<Section> sections) implements View {
  public DoctorView {
    sections = List.copyOf(sections);
  }

  /** What one target needs. */
  public record Section(String name, String summary, List<Requirement> requirements) {
    public Section {
      requirements = List.copyOf(requirements);
    }

    /** Whether nothing is missing. */
    public boolean ready() {
      return requirements.stream().allMatch(Requirement::present);
    }
  }

  private List<Section> targets() {
    return sections.subList(1, sections.size());
  }

  /** Whether a target is ready that is more than a simulation: those need something. */
  public boolean anyReady() {
    return targets().stream().anyMatch(s -> s.ready() && !s.requirements().isEmpty());
  }

  public boolean allReady() {
    return targets().stream().allMatch(Section::ready);
  }

  @Override
  public String text(Theme theme) {
    var out = new StringBuilder();
    for (Section section : sections) {
      out.append(out.length() > 0 ? "\n" : "");
      out.append(theme.paint(Style.STRONG, section.name()));
      out.append(": ").append(section.summary()).append('\n');
      for (Requirement need : section.requirements()) {
        String mark =
            need.present()
                ? theme.paint(Style.ADD, "ok     ")
                : theme.paint(Style.ERROR, "missing");
        out.append("  ").append(mark).append("  ").append(need.what());
        out.append(need.detail().isEmpty() ? "" : ": " + need.detail()).append('\n');
        if (!need.present()) {
          out.append("           needed for ").append(need.neededFor()).append('\n');
          if (!need.fix().isEmpty()) {
            out.append("           fix: ").append(need.fix()).append('\n');
          }
        }
      }
    }
    return out.toString();
  }

  @Override
  public void json(JsonObject document) {
    var array = new JsonArray();
    for (Section section : sections) {
      var object = new JsonObject();
      object.addProperty("name", section.name());
      object.addProperty("summary", section.summary());
      object.addProperty("ready", section.ready());
      var needs = new JsonArray();
      section.requirements().forEach(need -> needs.add(requirement(need)));
      object.add("requirements", needs);
      array.add(object);
    }
    document.add("sections", array);
  }

  private static JsonObject requirement(Requirement need) {
    var object = new JsonObject();
    object.addProperty("what", need.what());
    object.addProperty("present", need.present());
    object.addProperty("detail", need.detail());
    object.addProperty("fix", need.fix());
    object.addProperty("neededFor", need.neededFor());
    return object;
  }
}
