package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import org.liveseam.language.library.Globs;
import org.liveseam.language.library.HostFiles;
import org.liveseam.language.library.HostWrites;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;

/** Files of this machine: module {@code std:files}. */
abstract class FileBuiltins {
  private FileBuiltins() {}

  private static byte[] bytes(HostNode node, String verb, String path, SeamSize limit) {
    long most = node.limit(verb, limit);
    return node.reading(verb, path, () -> HostFiles.read(path, most, node.pulse()));
  }

  /** {@code files.read(path, limit)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.read")
  abstract static class ReadFileNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected String read(String path, SeamSize limit) {
      return decoded(bytes(this, "read", path, limit), "`" + path + "`");
    }
  }

  /** {@code files.read_bytes(path, limit)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.read_bytes")
  abstract static class ReadBytesNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamBytes readBytes(String path, SeamSize limit) {
      return new SeamBytes(bytes(this, "read_bytes", path, limit));
    }
  }

  /** {@code files.list(folder)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.list")
  abstract static class ListNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamList list(String folder) {
      return reading("list", folder, () -> HostFiles.list(folder));
    }
  }

  /** {@code files.glob(pattern, folder)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.glob")
  abstract static class GlobNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamList glob(String pattern, String folder) {
      return reading("glob", folder, () -> Globs.glob(pattern, folder, pulse()));
    }
  }

  /** {@code files.exists(path)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.exists")
  abstract static class ExistsNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected boolean exists(String path) {
      return reading("exists", path, () -> HostFiles.exists(path));
    }
  }

  /** {@code files.stat(path, follow)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.stat")
  abstract static class StatNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamRecord stat(String path, boolean follow) {
      return reading("stat", path, () -> HostFiles.stat(path, follow));
    }
  }

  /** {@code files.write(path, content)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.write")
  abstract static class WriteFileNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object write(String path, Object content) {
      byte[] bytes = content("write", content);
      return changing("write", grants -> HostWrites.write(path, bytes, grants));
    }
  }

  /** {@code files.append(path, content)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.append")
  abstract static class AppendNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object append(String path, Object content) {
      byte[] bytes = content("append", content);
      return changing("append", grants -> HostWrites.append(path, bytes, grants));
    }
  }

  /** {@code files.make_dir(path)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.make_dir")
  abstract static class MakeDirNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object makeDir(String path) {
      return changing("make_dir", grants -> HostWrites.makeFolder(path, grants));
    }
  }

  /** {@code files.remove(path, recursive)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.remove")
  abstract static class RemoveNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object remove(String path, boolean recursive) {
      return changing("remove", grants -> HostWrites.remove(path, recursive, grants));
    }
  }
}
