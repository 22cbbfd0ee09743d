internal import FileReading
internal import UserImport

/// The lines of a file or of stdin (`-`), numbered from 1, empty ones left out.
final class LineFile {
    private var reader: ByteReader

    init(path: String) throws {
        reader = ByteReader(try FileArgument.open(path))
    }

    var totalBytes: Int? { reader.totalBytes }
    var bytesRead: Int { reader.bytesRead }

    /// The next line with its number, or nil at the end.
    func next() throws -> (number: Int, bytes: [UInt8])? {
        while true {
            switch try reader.nextLine() {
            case .end: return nil
            case .tooLong: return (reader.lineNumber, [])
            case .line:
                let bytes = reader.lineBytes
                if !bytes.isEmpty { return (reader.lineNumber, bytes) }
            }
        }
    }
}

/// A FILE of the command line, where `-` is stdin.
enum FileArgument {
    static func open(_ path: String) throws -> FileDescriptorReader {
        path == "-" ? FileDescriptorReader.standardInput() : try FileDescriptorReader(opening: path)
    }
}
