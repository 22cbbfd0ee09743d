internal import JSONText

extension HashKeys {
    /// Reads a key ring from text, one secret a line: an id, white space, and the secret as its option is written.
    ///
    ///     # the signer key of the Firebase project: base64, as its console shows it
    ///     shop jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==
    ///     # a text: the rest of the line, without white space at its ends
    ///     forum a fixed text of the application
    ///     # a text that begins with a quotation mark or has white space at an end: as JSON writes it
    ///     wiki " pepper "
    ///
    /// Empty lines and those that start with `#` are left out. An id has 1 to 64 letters, digits, `.`, `-` and `_`. A line
    /// has no `=` between the two.
    ///
    /// The text stays the caller's to clear.
    /// - Throws: `malformedLine`, `repeatedID`, `noKeys`; none of them holds anything of the text.
    public init(parsing text: [UInt8]) throws(HashKeysError) {
        let lines: [KeyLines.Line]
        do throws(KeyLines.Problem) {
            lines = try KeyLines(text).lines
        } catch {
            switch error {
            case .malformed(let line): throw .malformedLine(line)
            case .repeatedID(let line): throw .repeatedID(line: line)
            case .noKeys: throw .noKeys
            }
        }
        self.init()
        for line in lines { self[line.id] = try Self.secret(line) }
    }

    private static func secret(_ line: KeyLines.Line) throws(HashKeysError) -> String {
        let text = line.secret
        let hasEqualsSign =
            text.first == UInt8(ascii: "=") && (text.count == 1 || KeyLines.isSpace(text[text.startIndex + 1]))
        guard !hasEqualsSign, let secret = String(validating: text, as: UTF8.self) else {
            throw .malformedLine(line.number)
        }
        guard text.first == UInt8(ascii: "\"") else { return secret }
        guard case .string(let secret)? = try? JSONParser.parse(Array(text)), !secret.isEmpty else {
            throw .malformedLine(line.number)
        }
        return secret
    }
}

/// Why a text is no key ring.
public enum HashKeysError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A line is not an id and a secret.
    case malformedLine(Int)
    /// A line has the id of an earlier one.
    case repeatedID(line: Int)
    /// There is no secret in it.
    case noKeys

    public var description: String {
        switch self {
        case .malformedLine(let number): "line \(number) is not an id and a secret"
        case .repeatedID(let number): "line \(number) has the id of an earlier one"
        case .noKeys: "there is no secret in it"
        }
    }
}
