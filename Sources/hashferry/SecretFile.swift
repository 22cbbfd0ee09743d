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

    /// Reads a file of keys, which nobody but its owner may read or change.
    /// - Throws: `Failure` where others may, `FileError`.
    static func readKeys(_ path: String) throws -> [UInt8] {
        let file = try FileDescriptorReader(opening: path)
        // A pipe has no permissions that count.
        guard file.custody?.isPrivate ?? true else {
            throw Failure(
                "\(path): others than its owner may read or change the keys in it", hint: "chmod 600 \(path)")
        }
        return try file.readAll(maximum: 1 << 20)
    }
}
