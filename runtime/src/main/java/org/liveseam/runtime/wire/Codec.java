package org.liveseam.runtime.wire;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.liveseam.runtime.diagnostic.Catalogue;
import org.liveseam.runtime.diagnostic.Code;
import org.liveseam.runtime.diagnostic.Diagnostic;

/** The SPI's records as JSON and back; spans stay where the sources are. */
final class Codec {
  private final Gson gson =
      new GsonBuilder()
          .disableHtmlEscaping()
          .serializeNulls()
          .registerTypeAdapterFactory(new OptionalAdapters())
          .registerTypeAdapter(byte[].class, new Bytes().nullSafe())
          .registerTypeAdapter(Code.class, new CodeById().nullSafe())
          .create();

  JsonElement toJson(Object value) {
    return gson.toJsonTree(value);
  }

  /** Diagnostics without their spans. */
  JsonElement errors(List<Diagnostic> diagnostics) {
    return gson.toJsonTree(
        diagnostics.stream()
            .map(
                d ->
                    new Diagnostic(
                        d.code(),
                        d.severity(),
                        d.message(),
                        Optional.empty(),
                        d.label(),
                        d.helps(),
                        d.notes(),
                        d.kernel()))
            .toList());
  }

  <T> T fromJson(@Nullable JsonElement json, TypeToken<T> type) {
    T value = gson.fromJson(json, type);
    if (value == null) {
      throw new JsonParseException("nothing where " + type + " should be");
    }
    return value;
  }

  <T> T fromJson(@Nullable JsonElement json, Class<T> type) {
    return fromJson(json, TypeToken.get(type));
  }

  /** An Optional is its value, or null. */
  private static final class OptionalAdapters implements com.google.gson.TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked") // the raw type was compared
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != Optional.class
          || !(type.getType() instanceof ParameterizedType whole)) {
        return null;
      }
      TypeAdapter<Object> inner =
          (TypeAdapter<Object>) gson.getAdapter(TypeToken.get(whole.getActualTypeArguments()[0]));
      return (TypeAdapter<T>)
          new TypeAdapter<Optional<Object>>() {
            @Override
            public void write(JsonWriter out, Optional<Object> value) throws IOException {
              if (value.isPresent()) {
                inner.write(out, value.get());
              } else {
                out.nullValue();
              }
            }

            @Override
            public Optional<Object> read(JsonReader in) throws IOException {
              if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return Optional.empty();
              }
              return Optional.of(inner.read(in));
            }
          };
    }
  }

  private static final class Bytes extends TypeAdapter<byte[]> {
    @Override
    public void write(JsonWriter out, byte[] value) throws IOException {
      out.value(Base64.getEncoder().encodeToString(value));
    }

    @Override
    public byte[] read(JsonReader in) throws IOException {
      try {
        return Base64.getDecoder().decode(in.nextString());
      } catch (IllegalArgumentException e) {
        throw new JsonParseException("not base64", e);
      }
    }
  }

  private static final class CodeById extends TypeAdapter<Code> {
    @Override
    public void write(JsonWriter out, Code value) throws IOException {
      out.value(value.id());
    }

    @Override
    public Code read(JsonReader in) throws IOException {
      String id = in.nextString();
      return Catalogue.find(id)
          .orElseThrow(() -> new JsonParseException("unknown error code " + id));
    }
  }
}
