package org.liveseam.language.nodes.patch;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.frame.MaterializedFrame;
import com.oracle.truffle.api.frame.VirtualFrame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.language.check.PatchRules;
import org.liveseam.language.nodes.SeamNode;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamPatch;
import org.liveseam.runtime.diagnostic.DescriptionErrors;
import org.liveseam.runtime.diagnostic.Diagnostic;
import org.liveseam.runtime.model.Callback;
import org.liveseam.runtime.model.Consistency;
import org.liveseam.runtime.model.FunctionPatch;
import org.liveseam.runtime.model.KernelRequirement;
import org.liveseam.runtime.model.ObjectPatch;
import org.liveseam.runtime.model.ObjectRef;
import org.liveseam.runtime.model.Patch;
import org.liveseam.runtime.model.Shadow;
import org.liveseam.runtime.model.State;

/** Evaluates a description, field by field in the order they are listed here. */
public final class PatchNode extends SeamNode {
  /** What a patch is called that does not say its version. */
  public static final String DEFAULT_VERSION = "1.0";

  private final boolean replacesAll;
  private final boolean movesPrologues;
  @Child private @Nullable ValueNode name;
  private final String writtenName;
  @Child private @Nullable ValueNode version;
  @Child private @Nullable ValueNode reason;
  @Child private @Nullable ValueNode fixes;
  @Child private @Nullable ValueNode requires;
  @Child private @Nullable ConsistencyNode consistency;
  @Children private final ObjectNode[] objects;
  @Children private final StateNode[] states;
  private final List<Shadow> shadows;

  public PatchNode(Fields fields) {
    this.writtenName = fields.writtenName;
    this.name = fields.name;
    this.version = fields.version;
    this.reason = fields.reason;
    this.fixes = fields.fixes;
    this.requires = fields.requires;
    this.consistency = fields.consistency;
    this.objects = fields.objects.toArray(ObjectNode[]::new);
    this.states = fields.states.toArray(StateNode[]::new);
    this.shadows = List.copyOf(fields.shadows);
    this.replacesAll = fields.replacesAll;
    this.movesPrologues = fields.movesPrologues;
  }

  @Override
  public Object executeGeneric(VirtualFrame frame) {
    return describe(frame.materialize());
  }

  @TruffleBoundary
  private SeamPatch describe(MaterializedFrame frame) {
    ConsistencyNode model = consistency;
    ValueNode pattern = requires;
    Map<ObjectRef, List<ObjectPatch>> parts = new LinkedHashMap<>();
    for (ObjectNode object : objects) {
      ObjectPatch part = object.execute(frame, this);
      parts.computeIfAbsent(part.object(), key -> new ArrayList<>()).add(part);
    }
    if (parts.keySet().stream().map(ObjectRef::inProcess).distinct().count() > 1) {
      throw fail(Diagnostic.of(DescriptionErrors.MIXED, writtenName));
    }
    if (movesPrologues && !parts.keySet().stream().allMatch(ObjectRef::inProcess)) {
      throw fail(Diagnostic.of(DescriptionErrors.PROCESS_ONLY, "`prologue allow`"));
    }
    return new SeamPatch(
        new Patch(
            name(frame),
            text(version, frame).orElse(DEFAULT_VERSION),
            text(reason, frame),
            list(frame),
            pattern == null
                ? Optional.empty()
                : Optional.of(new KernelRequirement(pattern.text(frame), pattern.span())),
            model == null ? Consistency.usual(span()) : model.execute(frame),
            parts.values().stream().map(this::join).toList(),
            replacesAll,
            movesPrologues,
            states(frame),
            shadows,
            Optional.empty(),
            span()));
  }

  private List<State> states(MaterializedFrame frame) {
    var all = new ArrayList<State>();
    for (StateNode state : states) {
      all.add(state.execute(frame, writtenName, all));
    }
    return all;
  }

  private String name(MaterializedFrame frame) {
    ValueNode computed = name;
    if (computed == null) {
      return writtenName;
    }
    String text = org.liveseam.language.check.PatchChecker.patchName(computed.text(frame));
    PatchRules.patch(text)
        .ifPresent(
            d -> {
              throw computed.failed(d);
            });
    return text;
  }

  private static Optional<String> text(@Nullable ValueNode node, MaterializedFrame frame) {
    return node == null ? Optional.empty() : Optional.of(node.text(frame));
  }

  private List<String> list(MaterializedFrame frame) {
    ValueNode node = fixes;
    if (node == null) {
      return List.of();
    }
    return ((SeamList) node.execute(frame)).asList().stream().map(String.class::cast).toList();
  }

  /** Replacements of one object that stand in different places belong together. */
  private ObjectPatch join(List<ObjectPatch> same) {
    List<FunctionPatch> functions = same.stream().flatMap(o -> o.functions().stream()).toList();
    List<Callback> callbacks = same.stream().flatMap(o -> o.callbacks().stream()).toList();
    ObjectPatch first = same.get(0);
    var seen = new ArrayList<String>();
    for (FunctionPatch function : functions) {
      String key = function.name() + "," + function.position().orElse(0);
      if (seen.contains(key)) {
        throw org.liveseam.language.SeamException.of(
            Diagnostic.of(DescriptionErrors.FUNCTION_TWICE, function.name(), first.object())
                .at(function.nameSpan(), "replaced before"),
            this);
      }
      seen.add(key);
    }
    if (callbacks.stream().map(Callback::kind).distinct().count() != callbacks.size()) {
      throw org.liveseam.language.SeamException.of(
          Diagnostic.of(DescriptionErrors.OBJECT_TWICE, first.object(), writtenName)
              .at(same.get(1).span(), "named before"),
          this);
    }
    return new ObjectPatch(first.object(), functions, callbacks, first.span());
  }

  /** What a patch is made of, while it is translated. */
  public static final class Fields {
    private final String writtenName;
    private final List<ObjectNode> objects = new ArrayList<>();
    private final List<StateNode> states = new ArrayList<>();
    private final List<Shadow> shadows = new ArrayList<>();
    private @Nullable ValueNode name;
    private @Nullable ValueNode version;
    private @Nullable ValueNode reason;
    private @Nullable ValueNode fixes;
    private @Nullable ValueNode requires;
    private @Nullable ConsistencyNode consistency;
    private boolean replacesAll;
    private boolean movesPrologues;

    public Fields(String writtenName) {
      this.writtenName = writtenName;
    }

    /** The function that the patch is named after, where that is computed. */
    public void name(ValueNode node) {
      name = node;
    }

    public void version(ValueNode node) {
      version = node;
    }

    public void reason(ValueNode node) {
      reason = node;
    }

    public void fixes(ValueNode node) {
      fixes = node;
    }

    public void requires(ValueNode node) {
      requires = node;
    }

    public void consistency(ConsistencyNode node) {
      consistency = node;
    }

    public void state(StateNode node) {
      states.add(node);
    }

    public void shadow(Shadow shadow) {
      shadows.add(shadow);
    }

    public void replacesAll() {
      replacesAll = true;
    }

    public void prologues(boolean allowed) {
      movesPrologues = allowed;
    }

    public void objects(ObjectNode... nodes) {
      objects.addAll(Arrays.asList(nodes));
    }
  }
}
