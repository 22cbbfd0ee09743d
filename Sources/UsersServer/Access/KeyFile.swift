internal import AppwriteUsers
internal import FileReading
internal import UserStorage

/// The file with the project's keys, one a line.
///
/// A line is a key, then what limits it: `scopes=users.read,sessions.write` and `expires=2027-01-01T00:00:00Z`. A key
/// without them may do everything, for ever. Empty lines and those that start with `#` are left out.
public enum KeyFile {
    /// Why a key file cannot be used; names the line, never what stands in it.
    public struct Problem: Error, CustomStringConvertible {
        public let description: String
        /// What mends it, where one command does.
        public var remedy: String?
    }

    /// The first key of a file, for a client.
    /// - Parameter warn: takes what is to be said of a file that can be used all the same.
    /// - Throws: ``Problem`` and `FileError`.
    public static func firstKey(path: String, warn: (String) -> Void = { _ in }) throws -> String {
        let text = try text(of: existing(path), warn)
        guard let key = lines(of: text).first?.words.first else { throw Problem(description: "there is no key in it") }
        return String(key)
    }

    /// Reads the keys of a file, and makes it with one key, readable by its owner only, where there is none.
    static func open(path: String, warn: (String) -> Void) throws -> [APIKey] {
        guard let file = try file(path) else { return [try make(path: path)] }
        return try parse(text(of: file, warn))
    }

    /// Reads the keys of a file that is there.
    static func read(path: String, warn: (String) -> Void) throws -> [APIKey] {
        try parse(text(of: existing(path), warn))
    }

    private static func make(path: String) throws -> APIKey {
        let text = APIKey.generateText()
        let file = try FileDescriptorWriter(creating: path, mode: .createNew)
        try file.write(text + "\n")
        try file.close()
        return try APIKey(text)
    }

    /// Reads the lines of a key file.
    static func parse(_ text: String) throws -> [APIKey] {
        var keys: [APIKey] = []
        for (number, words) in lines(of: text) {
            var scopes = Scope.ofKeys
            var expire: Timestamp?
            for word in words.dropFirst() {
                if let list = word.suffix(after: "scopes=") {
                    let named = list.split(separator: ",").map { Scope(rawValue: String($0)) }
                    guard !named.contains(nil) else { throw Problem(description: "line \(number): unknown scope") }
                    scopes = Set(named.compactMap(\.self)).intersection(Scope.ofKeys)
                } else if let date = word.suffix(after: "expires=") {
                    guard let time = Timestamp(String(date)) else {
                        throw Problem(description: "line \(number): expires= takes a date such as 2027-01-01")
                    }
                    expire = time
                } else {
                    throw Problem(description: "line \(number): behind the key only scopes= and expires= may stand")
                }
            }
            keys.append(try APIKey(String(words[0]), scopes: scopes, expire: expire))
        }
        guard !keys.isEmpty else { throw Problem(description: "there is no key in it") }
        return keys
    }

    /// The words of every line that holds a key, with the line's number from 1.
    private static func lines(of text: String) -> [(number: Int, words: [Substring])] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
            index, line in
            let words = line.split { $0 == " " || $0 == "\t" }
            return words.first.map { !$0.hasPrefix("#") } == true ? (index + 1, words) : nil
        }
    }

    /// The file, or nil where there is none.
    private static func file(_ path: String) throws -> FileDescriptorReader? {
        do {
            return try FileDescriptorReader(opening: path)
        } catch  where error.isNotFound {
            return nil
        }
    }

    private static func existing(_ path: String) throws -> FileDescriptorReader {
        guard let file = try file(path) else { throw Problem(description: "there is no such file") }
        return file
    }

    /// The text of a file, which says who is let in: one that everybody may write is refused, and what else is wrong with
    /// how it is kept is said.
    private static func text(of file: FileDescriptorReader, _ warn: (String) -> Void) throws -> String {
        if let custody = file.custody, let (problem, remedy) = custody.exposure(path: file.name) {
            if custody.isWritableByAll { throw Problem(description: problem, remedy: remedy) }
            warn("\(file.name): \(problem); mend it with: \(remedy)")
        }
        return String(decoding: try file.readAll(maximum: 1 << 20), as: UTF8.self)
    }
}

extension Substring {
    fileprivate func suffix(after prefix: String) -> Substring? {
        hasPrefix(prefix) ? dropFirst(prefix.count) : nil
    }
}
