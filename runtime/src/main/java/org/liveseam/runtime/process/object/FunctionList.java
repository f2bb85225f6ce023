package org.liveseam.runtime.process.object;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.liveseam.runtime.os.DynamicLoader;
import org.liveseam.runtime.process.object.ObjectFunction.Prototypes;
import org.liveseam.runtime.process.object.ObjectSymbol.Kind;
import org.liveseam.runtime.process.site.EntrySite;
import org.liveseam.runtime.process.site.EntrySite.AddressRange;

/** Makes an object's functions of its index: at this process' addresses, IFUNCs resolved. */
final class FunctionList {
  private final LoadedObject object;
  private final ObjectIndex index;
  private final Reader reader;
  private final Prototypes types;
  private final Optional<String> refusal;
  // Aliases share one.
  private final Map<Long, Optional<EntrySite>> sites = new HashMap<>();

  FunctionList(LoadedObject object, Reader reader) {
    this.object = object;
    this.index = object.index();
    this.reader = reader;
    this.types = object.types();
    this.refusal = object.refusal();
  }

  List<ObjectFunction> all() {
    List<ObjectFunction> all = new ArrayList<>();
    Optional<DynamicLoader.Handle> handle = Optional.empty();
    try {
      for (ObjectSymbol s : index.symbols()) {
        if (s.kind() == Kind.IFUNC && s.exported()) {
          if (handle.isEmpty()) {
            handle = reader.loader().find(object.path().toString());
          }
          OptionalLong chosen = handle.map(h -> h.symbol(s.name())).orElse(OptionalLong.empty());
          all.add(resolved(s, chosen));
        } else if (s.kind() == Kind.IFUNC) {
          // Its address is that of the function that chooses, whose site is not its own.
          all.add(function(s, s.address(), Optional.empty()));
        } else if (s.kind() == Kind.FUNCTION) {
          all.add(function(s, s.address(), site(s.address())));
        }
      }
    } finally {
      handle.ifPresent(DynamicLoader.Handle::close);
    }
    return all;
  }

  /** An IFUNC is the function that was chosen, if that is in the same object. */
  private ObjectFunction resolved(ObjectSymbol s, OptionalLong chosen) {
    if (chosen.isEmpty() || !inside(chosen.getAsLong())) {
      return function(s, s.address(), Optional.empty());
    }
    long entry = chosen.getAsLong() - object.base();
    return function(s, entry, site(entry));
  }

  private boolean inside(long address) {
    return object.text().stream().anyMatch(range -> range.contains(address));
  }

  private ObjectFunction function(ObjectSymbol s, long entry, Optional<EntrySite> found) {
    Optional<EntrySite> site = refusal.isPresent() ? Optional.empty() : found;
    Optional<String> why =
        site.isPresent() ? Optional.empty() : refusal.or(() -> Optional.of(index.reason(s)));
    long size = entry == s.address() ? s.size() : index.size(entry);
    return new ObjectFunction(
        s.name(),
        entry + object.base(),
        size,
        s.kind() == Kind.IFUNC && entry == s.address(),
        s.exported(),
        s.position(),
        site,
        why,
        types);
  }

  private Optional<EntrySite> site(long entry) {
    return sites.computeIfAbsent(entry, e -> index.site(e).map(this::loaded));
  }

  private EntrySite loaded(EntrySite site) {
    return new EntrySite(
        site.kind(),
        site.address() + object.base(),
        site.body() + object.base(),
        loaded(site.function()),
        site.elsewhere().stream().map(this::loaded).toList());
  }

  private AddressRange loaded(AddressRange range) {
    return new AddressRange(range.start() + object.base(), range.end() + object.base());
  }
}
