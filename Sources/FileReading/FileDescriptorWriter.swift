#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes bytes to a file through a buffer.
///
/// Bytes leave the buffer when it is full, and at ``flush()``, ``synchronize()`` and ``close()``.
/// When the system refuses, a full disk for one, the bytes that were not written stay in the buffer,
/// and the next flush goes on exactly where this one stopped: nothing is written twice and nothing is left out.
/// Not `Sendable`: an actor or a lock around it decides the order of writes.
public final class FileDescriptorWriter {
    /// What becomes of a file that is already there.
    public enum Mode: Sendable, Hashable {
        case truncate
        case append
        /// What is behind this byte is cut off, and writing goes on there.
        case resume(at: Int)
        /// The file must not be there yet.
        case createNew
    }

    /// How many bytes wait in the buffer before they are written.
    public static let bufferSize = 65_536

    /// The permissions of new files: what an import writes may contain password hashes.
    public static let ownerOnly: UInt32 = 0o600

    /// The file as the user named it, for messages.
    public let name: String

    /// How many bytes have reached the system since the file was opened.
    public private(set) var bytesWritten = 0

    private var descriptor: Int32
    private let closesDescriptor: Bool
    private var buffer: [UInt8] = []

    /// Opens a file for writing, and creates it if need be.
    ///
    /// - Parameter name: What errors call the file, where that is not its path: it will be renamed, for one.
    /// - Throws: ``FileError``.
    public init(
        creating path: String, mode: Mode = .truncate, permissions: UInt32 = ownerOnly, named name: String? = nil
    ) throws(FileError) {
        let name = name ?? path
        let flags =
            switch mode {
            case .truncate: O_TRUNC
            case .append, .resume: O_APPEND
            case .createNew: O_EXCL
            }
        var opened: Int32
        repeat {
            opened = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, mode_t(permissions))
        } while opened == -1 && errno == EINTR
        guard opened >= 0 else { throw FileError(.create, name: name, errno: errno) }
        // A pipe or a terminal has nothing to cut off, and says EINVAL.
        if case .resume(let size) = mode, ftruncate(opened, off_t(size)) != 0, errno != EINVAL {
            let code = errno
            _ = Self.systemClose(opened)
            throw FileError(.create, name: name, errno: code)
        }
        descriptor = opened
        closesDescriptor = true
        self.name = name
        buffer.reserveCapacity(Self.bufferSize)
    }

    /// Writes to a descriptor that someone else has opened and will close.
    public init(borrowing descriptor: Int32, name: String) {
        self.descriptor = descriptor
        closesDescriptor = false
        self.name = name
        buffer.reserveCapacity(Self.bufferSize)
    }

    /// The descriptor 1.
    public static func standardOutput() -> FileDescriptorWriter {
        FileDescriptorWriter(borrowing: 1, name: standardOutputName)
    }

    /// What errors call the descriptor 1.
    public static let standardOutputName = "standard output"

    deinit {
        // Who wants to know of a failure calls close().
        try? close()
        // A failed flush has left it open.
        if descriptor >= 0, closesDescriptor { _ = Self.systemClose(descriptor) }
    }

    /// Puts bytes into the buffer, and writes the buffer when it is full.
    ///
    /// - Throws: ``FileError``; the bytes are in the buffer even then.
    public func write(_ bytes: Span<UInt8>) throws(FileError) {
        unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
        if buffer.count >= Self.bufferSize { try flush() }
    }

    /// Puts bytes into the buffer, and writes the buffer when it is full.
    ///
    /// - Throws: ``FileError``; the bytes are in the buffer even then.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        try write(bytes.span)
    }

    /// Puts the UTF-8 form of a text into the buffer, and writes the buffer when it is full.
    ///
    /// - Throws: ``FileError``; the bytes are in the buffer even then.
    public func write(_ text: String) throws(FileError) {
        try write(text.utf8.span)
    }

    /// Hands all that waits in the buffer to the system.
    ///
    /// - Throws: ``FileError``; what was not written stays in the buffer.
    public func flush() throws(FileError) {
        var written = 0
        defer {
            buffer.removeFirst(written)
            bytesWritten += written
        }
        while written < buffer.count {
            let count = systemWrite(from: written)
            if count >= 0 {
                written += count
            } else if errno != EINTR {
                throw FileError(.write, name: name, errno: errno)
            }
        }
    }

    /// Flushes, and waits until the bytes are on the disk: they survive a power cut from here on.
    ///
    /// - Throws: ``FileError``. Pipes and terminals, which have no disk, are no failure.
    public func synchronize() throws(FileError) {
        try flush()
        while fsync(descriptor) != 0 {
            switch errno {
            case EINTR: continue
            case EINVAL, ENOTSUP, EROFS: return
            default: throw FileError(.synchronize, name: name, errno: errno)
            }
        }
    }

    /// Flushes and closes; a second call does nothing.
    ///
    /// - Throws: ``FileError``. After a failed flush the file stays open, so that closing can be tried again.
    public func close() throws(FileError) {
        guard descriptor >= 0 else { return }
        try flush()
        let closing = descriptor
        descriptor = -1
        guard closesDescriptor else { return }
        // A close that a signal interrupts has closed the descriptor all the same on Linux.
        guard Self.systemClose(closing) == 0 || errno == EINTR else {
            throw FileError(.close, name: name, errno: errno)
        }
    }
}

extension FileDescriptorWriter {
    private func systemWrite(from start: Int) -> Int {
        let descriptor = descriptor
        return unsafe buffer.withUnsafeBytes { bytes in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
            #if canImport(Glibc)
            return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
            #elseif canImport(Musl)
            return unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
            #else
            return unsafe Darwin.write(descriptor, rest.baseAddress, rest.count)
            #endif
        }
    }

    private static func systemClose(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
        Glibc.close(descriptor)
        #elseif canImport(Musl)
        Musl.close(descriptor)
        #else
        Darwin.close(descriptor)
        #endif
    }
}
