/**
 * A target over a byte stream, and the agent that serves one.
 *
 * <p>Protocol {@value org.liveseam.runtime.wire.Wire#VERSION}. Either side sends frames: a length
 * (4 bytes, big-endian) and that many bytes of JSON in UTF-8. The server speaks first: <code>
 * {"hello": VERSION, "info": ...}</code>. Then the client asks <code>
 * {"id": 1, "op": "observe", "millis": 5000, "args": {...}}</code> and gets <code>
 * {"id": 1, "result": ...}</code> or <code>{"id": 1, "error": [diagnostics]}</code>, or <code>
 * {"id": 1, "bug": "text"}</code>. One request runs at a time, in the order of arrival. <code>
 * {"cancel": 1}</code> is answered at once with an error for that id; a request that runs already
 * is not torn apart, its result is dropped. The end of the stream ends the server.
 *
 * <p>Byte arrays travel as base64, durations as ISO 8601, codes by their id.
 */
package org.liveseam.runtime.wire;
