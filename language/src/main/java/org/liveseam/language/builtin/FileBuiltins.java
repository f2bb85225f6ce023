package org.liveseam.language.builtin;

import com.oracle.truffle.api.CompilerDirectives.TruffleBoundary;
import com.oracle.truffle.api.dsl.GenerateNodeFactory;
import com.oracle.truffle.api.dsl.Specialization;
import com.oracle.truffle.api.nodes.NodeInfo;
import org.liveseam.language.SeamContext;
import org.liveseam.language.api.Grants;
import org.liveseam.language.library.Globs;
import org.liveseam.language.library.HostFiles;
import org.liveseam.language.library.HostWrites;
import org.liveseam.language.value.SeamBytes;
import org.liveseam.language.value.SeamList;
import org.liveseam.language.value.SeamNull;
import org.liveseam.language.value.SeamRecord;
import org.liveseam.language.value.SeamSize;

/** Files of this machine: module {@code std:files}. */
abstract class FileBuiltins {
  private FileBuiltins() {}

  /** {@code files.read(path, limit)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.read")
  abstract static class ReadFileNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected String read(String path, SeamSize limit) {
      reads("read", path);
      return decoded(library(() -> HostFiles.read(path, limit.bytes())), "`" + path + "`");
    }
  }

  /** {@code files.read_bytes(path, limit)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.read_bytes")
  abstract static class ReadBytesNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamBytes readBytes(String path, SeamSize limit) {
      reads("read_bytes", path);
      return new SeamBytes(library(() -> HostFiles.read(path, limit.bytes())));
    }
  }

  /** {@code files.list(folder)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.list")
  abstract static class ListNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamList list(String folder) {
      reads("list", folder);
      return library(() -> HostFiles.list(folder));
    }
  }

  /** {@code files.glob(pattern, folder)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.glob")
  abstract static class GlobNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamList glob(String pattern, String folder) {
      reads("glob", folder);
      return library(() -> Globs.glob(pattern, folder, pulse()));
    }
  }

  /** {@code files.exists(path)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.exists")
  abstract static class ExistsNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected boolean exists(String path) {
      reads("exists", path);
      return library(() -> HostFiles.exists(path));
    }
  }

  /** {@code files.stat(path, follow)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.stat")
  abstract static class StatNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected SeamRecord stat(String path, boolean follow) {
      reads("stat", path);
      return library(() -> HostFiles.stat(path, follow));
    }
  }

  /** {@code files.write(path, content)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.write")
  abstract static class WriteFileNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object write(String path, Object content) {
      act("write");
      Grants grants = SeamContext.get(this).grants();
      byte[] bytes = content("write", content);
      doing(() -> HostWrites.write(path, bytes, grants));
      return SeamNull.NULL;
    }
  }

  /** {@code files.append(path, content)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.append")
  abstract static class AppendNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object append(String path, Object content) {
      act("append");
      Grants grants = SeamContext.get(this).grants();
      byte[] bytes = content("append", content);
      doing(() -> HostWrites.append(path, bytes, grants));
      return SeamNull.NULL;
    }
  }

  /** {@code files.make_dir(path)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.make_dir")
  abstract static class MakeDirNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object makeDir(String path) {
      act("make_dir");
      Grants grants = SeamContext.get(this).grants();
      doing(() -> HostWrites.makeFolder(path, grants));
      return SeamNull.NULL;
    }
  }

  /** {@code files.remove(path, recursive)}. */
  @GenerateNodeFactory
  @NodeInfo(shortName = "files.remove")
  abstract static class RemoveNode extends HostNode {
    @Specialization
    @TruffleBoundary
    protected Object remove(String path, boolean recursive) {
      act("remove");
      Grants grants = SeamContext.get(this).grants();
      doing(() -> HostWrites.remove(path, recursive, grants));
      return SeamNull.NULL;
    }
  }
}
