internal import FileReading

/// A file that holds a secret, or on which one depends, other than a key file.
enum SecretFile {
    /// Reads a file, and says on stderr where other users could have changed it, or, of a secret, have read it.
    /// - Throws: `FileError`.
    static func read(_ path: String, isSecret: Bool, maximum: Int) throws -> [UInt8] {
        let file = try FileDescriptorReader(opening: path)
        let custody = file.custody
        if let (problem, remedy) = isSecret ? custody?.exposure(path: path) : custody?.danger(path: path) {
            Console.note("warning: \(path): \(problem); mend it with: \(remedy)")
        }
        return try file.readAll(maximum: maximum)
    }
}
