internal import FileReading

/// stderr: talk to people, one line a thought.
enum Console {
    static func note(_ text: String) {
        ProgressLine.clear()
        write(text + "\n")
    }

    static func error(_ message: String, hint: String?) {
        note("error: \(message)")
        if let hint { note("hint: \(hint)") }
    }

    /// Writes to stderr; where even that fails there is nobody left to tell.
    static func write(_ text: String) {
        try? standardError.write(text)
        try? standardError.flush()
    }

    private static var standardError: FileDescriptorWriter {
        FileDescriptorWriter(borrowing: 2, name: "standard error")
    }
}
