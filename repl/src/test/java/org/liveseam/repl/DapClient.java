package org.liveseam.repl;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A debugger as small as it can be: the Debug Adapter Protocol over a socket. */
final class DapClient implements AutoCloseable {
  private static final int DEADLINE_MILLIS = 60_000;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final DataInputStream in;
  private final List<JsonObject> unread = new ArrayList<>();
  private int sequence;

  DapClient(String host, int port) throws IOException {
    socket.connect(new InetSocketAddress(host, port), DEADLINE_MILLIS);
    socket.setSoTimeout(DEADLINE_MILLIS);
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
  }

  /** Sends a request and gives the body of its response, which must tell of success. */
  JsonObject request(String command, Map<String, Object> arguments) throws IOException {
    int number = send(command, arguments);
    JsonObject response =
        await(
            m -> type(m).equals("response") && m.get("request_seq").getAsInt() == number, command);
    assertTrue(response.get("success").getAsBoolean(), response.toString());
    JsonElement body = response.get("body");
    return body == null || body.isJsonNull() ? new JsonObject() : body.getAsJsonObject();
  }

  /** Sends a request without waiting. */
  int send(String command, Map<String, Object> arguments) throws IOException {
    var message = new JsonObject();
    message.addProperty("seq", ++sequence);
    message.addProperty("type", "request");
    message.addProperty("command", command);
    message.add("arguments", new com.google.gson.Gson().toJsonTree(arguments));
    byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
    String head = "Content-Length: " + bytes.length + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.flush();
    return sequence;
  }

  /** The body of the next event of that name. */
  JsonObject event(String name) throws IOException {
    JsonObject event =
        await(m -> type(m).equals("event") && m.get("event").getAsString().equals(name), name);
    JsonElement body = event.get("body");
    return body == null ? new JsonObject() : body.getAsJsonObject();
  }

  /** Variables by name, with their values as text. */
  Map<String, String> variables(int reference) throws IOException {
    JsonArray all =
        request("variables", Map.of("variablesReference", reference)).getAsJsonArray("variables");
    var byName = new java.util.LinkedHashMap<String, String>();
    for (JsonElement variable : all) {
      JsonObject v = variable.getAsJsonObject();
      byName.put(v.get("name").getAsString(), v.get("value").getAsString());
    }
    return byName;
  }

  private static String type(JsonObject message) {
    return message.get("type").getAsString();
  }

  private JsonObject await(Predicate<JsonObject> wanted, String what) throws IOException {
    for (JsonObject message : unread) {
      if (wanted.test(message)) {
        unread.remove(message);
        return message;
      }
    }
    try {
      while (true) {
        JsonObject message = read();
        if (wanted.test(message)) {
          return message;
        }
        unread.add(message);
      }
    } catch (IOException e) {
      throw new IOException("waiting for " + what + "; unread: " + unread, e);
    }
  }

  private JsonObject read() throws IOException {
    int length = -1;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8)).getAsJsonObject();
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("the debug server is gone");
      }
      if (c == '\n') {
        return line.toString();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
