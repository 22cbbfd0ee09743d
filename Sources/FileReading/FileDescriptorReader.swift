#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

/// Reads a file, a pipe or a terminal through its descriptor, and closes what it has opened.
public final class FileDescriptorReader: Sendable {
    /// The file as the user named it, for messages.
    public let name: String

    /// The size of a regular file when it was opened, or nil for a pipe or a terminal.
    public let size: Int?

    private let descriptor: Int32
    private let closesDescriptor: Bool

    /// Opens a file for reading.
    ///
    /// - Throws: ``FileError``. A directory opens, and fails when it is read.
    public init(opening path: String) throws(FileError) {
        let opened = Self.retrying { unsafe open(path, O_RDONLY | O_CLOEXEC) }
        guard opened >= 0 else { throw FileError(.open, name: path, errno: errno) }
        descriptor = opened
        closesDescriptor = true
        name = path
        size = Self.regularSize(opened)
    }

    /// Reads from a descriptor that someone else has opened and will close.
    public init(borrowing descriptor: Int32, name: String) {
        self.descriptor = descriptor
        closesDescriptor = false
        self.name = name
        size = Self.regularSize(descriptor)
    }

    /// The descriptor 0.
    public static func standardInput() -> FileDescriptorReader {
        FileDescriptorReader(borrowing: 0, name: "standard input")
    }

    deinit {
        if closesDescriptor { _ = close(descriptor) }
    }

    /// Who else can read or change the file; nil for a pipe or a terminal.
    public var custody: FileCustody? { FileCustody(descriptor: descriptor) }

    /// Overwrites the buffer from a place on with what comes next in the file.
    ///
    /// The buffer keeps its size. The answer is how many bytes came, which may be fewer than would fit;
    /// 0 at the end of the file, or when the buffer has no room behind the place.
    /// - Throws: ``FileError``.
    public func read(into buffer: inout [UInt8], at offset: Int) throws(FileError) -> Int {
        precondition(offset >= 0 && offset <= buffer.count, "the offset lies outside the buffer")
        let room = buffer.count - offset
        guard room > 0 else { return 0 }
        let descriptor = descriptor
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            // The precondition keeps the sum within the array, which is not empty and so has an address.
            Self.retrying { unsafe Int(Self.readBytes(descriptor, bytes.baseAddress.map { unsafe $0 + offset }, room)) }
        }
        guard count >= 0 else { throw FileError(.read, name: name, errno: errno) }
        return count
    }

    /// Reads the rest of the file into memory.
    ///
    /// - Throws: ``FileError``; EFBIG when there is more than the maximum.
    public func readAll(maximum: Int = 1 << 30) throws(FileError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: min((size ?? 65_536) + 1, maximum + 1))
        var filled = 0
        while true {
            let count = try read(into: &buffer, at: filled)
            filled += count
            guard filled <= maximum else { throw FileError(.read, name: name, errno: EFBIG) }
            if count == 0 {
                buffer.removeLast(buffer.count - filled)
                return buffer
            }
            if filled == buffer.count {
                buffer.append(contentsOf: repeatElement(0, count: min(filled, maximum + 1 - filled)))
            }
        }
    }
}

extension FileDescriptorReader {
    private static func regularSize(_ descriptor: Int32) -> Int? {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// The system's read, which the method of that name hides.
    private static func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
        unsafe Glibc.read(descriptor, bytes, count)
        #elseif canImport(Musl)
        unsafe Musl.read(descriptor, bytes, count)
        #else
        unsafe Darwin.read(descriptor, bytes, count)
        #endif
    }

    /// Repeats a call that a signal has interrupted.
    private static func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            guard result == -1, errno == EINTR else { return result }
        }
    }
}
