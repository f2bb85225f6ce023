package org.liveseam.runtime.wire;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads and writes frames. Writing is thread-safe; one thread reads. */
final class Frames {
  private final DataInputStream in;
  private final DataOutputStream out;

  Frames(InputStream in, OutputStream out) {
    this.in = new DataInputStream(in);
    this.out = new DataOutputStream(out);
  }

  /**
   * The next message; empty at the end of the stream between two frames.
   *
   * @throws ProtocolException if the bytes are not a frame of this protocol
   */
  Optional<JsonObject> read() throws IOException {
    int first = in.read();
    if (first < 0) {
      return Optional.empty();
    }
    int length =
        (first << 24)
            | (in.readUnsignedByte() << 16)
            | (in.readUnsignedByte() << 8)
            | in.readUnsignedByte();
    if (length < 2 || length > Wire.MAX_FRAME) {
      throw new ProtocolException("a frame of " + Integer.toUnsignedString(length) + " bytes");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("the stream ended within a frame");
    }
    return Optional.of(parse(body));
  }

  private static JsonObject parse(byte[] body) throws ProtocolException {
    try {
      JsonElement element = JsonParser.parseString(new String(body, StandardCharsets.UTF_8));
      if (element instanceof JsonObject object) {
        return object;
      }
      throw new ProtocolException("a frame that is not an object");
    } catch (JsonParseException | StackOverflowError e) {
      var wrong = new ProtocolException("a frame that is not JSON");
      wrong.initCause(e);
      throw wrong;
    }
  }

  void write(JsonObject message) throws IOException {
    byte[] body = message.toString().getBytes(StandardCharsets.UTF_8);
    if (body.length > Wire.MAX_FRAME) {
      throw new IOException("a message of " + body.length + " bytes");
    }
    synchronized (out) {
      out.writeInt(body.length);
      out.write(body);
      out.flush();
    }
  }
}
