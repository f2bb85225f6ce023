package org.liveseam.language.builtin;

import com.oracle.truffle.api.dsl.NodeFactory;
import com.oracle.truffle.api.nodes.NodeInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liveseam.language.nodes.SeamNode;

/** Finds the node of an {@code external fn} by its name. Immutable. */
public final class Builtins {
  private static final Builtins STANDARD =
      new Builtins(
          List.of(
              CoreBuiltinsFactory.getFactories(),
              TextBuiltinsFactory.getFactories(),
              CollectionBuiltinsFactory.getFactories(),
              TargetBuiltinsFactory.getFactories(),
              VerbBuiltinsFactory.getFactories(),
              TransitionBuiltinsFactory.getFactories(),
              PipelineBuiltinsFactory.getFactories(),
              OutsideBuiltinsFactory.getFactories(),
              JsonBuiltinsFactory.getFactories(),
              PatternBuiltinsFactory.getFactories(),
              CharacterBuiltinsFactory.getFactories(),
              TimeBuiltinsFactory.getFactories(),
              FileBuiltinsFactory.getFactories(),
              AtomicBuiltinsFactory.getFactories(),
              NativeBuiltinsFactory.getFactories()));

  private final Map<String, NodeFactory<? extends BuiltinNode>> byName = new TreeMap<>();

  private Builtins(List<List<? extends NodeFactory<? extends BuiltinNode>>> groups) {
    for (List<? extends NodeFactory<? extends BuiltinNode>> group : groups) {
      for (NodeFactory<? extends BuiltinNode> factory : group) {
        NodeInfo info = factory.getNodeClass().getAnnotation(NodeInfo.class);
        if (info == null || info.shortName().isEmpty()) {
          throw new IllegalStateException(factory.getNodeClass() + " has no short name");
        }
        if (byName.put(info.shortName(), factory) != null) {
          throw new IllegalStateException("two builtins are named " + info.shortName());
        }
      }
    }
  }

  public static Builtins standard() {
    return STANDARD;
  }

  /** Functions of modules have their module's name before their own: {@code json.parse}. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** Whether it acts, so that a declarative file must not call it. */
  public boolean acts(String name) {
    NodeFactory<? extends BuiltinNode> factory = byName.get(name);
    return factory != null && VerbNode.class.isAssignableFrom(factory.getNodeClass());
  }

  /**
   * A node that carries a function out.
   *
   * @param arguments one for each of its parameters
   */
  public SeamNode node(String name, SeamNode... arguments) {
    NodeFactory<? extends BuiltinNode> factory = byName.get(name);
    if (factory == null) {
      throw new IllegalStateException("no node for `external fn " + name + "`");
    }
    if (factory.getExecutionSignature().size() != arguments.length) {
      throw new IllegalStateException("`external fn " + name + "` has other parameters");
    }
    return factory.createNode((Object) arguments);
  }
}
