internal import AppwriteUsers
internal import FileReading
internal import Logging
internal import Synchronization
internal import UserStorage

/// Writes the log on stderr, a line for each event.
struct LineLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    private let format: LogLine.Format
    private let output: LogOutput

    init(_ format: LogLine.Format, _ output: LogOutput) {
        self.format = format
        self.output = output
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var metadata = metadata.merging(event.metadata ?? [:]) { _, new in new }
        // What an error says may be anything; its kind is known to hold no secret.
        if let error = event.error { metadata["error"] = "\(type(of: error))" }
        let line = LogLine(
            time: .now(), level: event.level, message: event.message.description, metadata: metadata)
        output.write(line.text(format))
    }
}

/// Stderr, one line after the other.
final class LogOutput: Sendable {
    private let writer = Mutex(LogOutput.newWriter())

    /// Writes a line, and blocks for as long as whoever reads stderr makes it wait.
    ///
    /// A line that cannot be written is lost: a service does not end for its log.
    func write(_ line: String) {
        writer.withLock { writer in
            do {
                try writer.write(line)
                try writer.flush()
            } catch {
                // Otherwise the lost line stands before the next one.
                writer = Self.newWriter()
            }
        }
    }

    private static func newWriter() -> sending FileDescriptorWriter {
        FileDescriptorWriter(borrowing: 2, name: "standard error")
    }
}
