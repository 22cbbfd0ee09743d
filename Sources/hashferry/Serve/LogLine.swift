internal import AppwriteUsers
internal import JSONText
internal import Logging

/// One line of the log, whatever is said in it: nothing that came from outside ends it, starts another, or moves a
/// terminal's cursor.
struct LogLine {
    /// How lines are written.
    enum Format: String, CaseIterable {
        /// `2026-11-28T09:33:26.123Z info log-in refused address=203.0.113.7 reason=invalid`
        case text
        /// An object a line: `time`, `level`, `message`, and `metadata` as an object.
        case json
    }

    let time: Timestamp
    let level: Logger.Level
    let message: String
    let metadata: Logger.Metadata

    /// The line with its end.
    func text(_ format: Format) -> String {
        switch format {
        case .text: plainText
        case .json: jsonText
        }
    }

    /// RFC 3339, in UTC.
    private var timeText: String { time.description.replacing("+00:00", with: "Z") }

    private var sortedMetadata: [(key: String, value: Logger.Metadata.Value)] {
        metadata.sorted { $0.key < $1.key }
    }

    private var plainText: String {
        let pairs = sortedMetadata.map { " \(Self.word($0.key))=\(Self.word($0.value.description))" }
        return "\(timeText) \(level.rawValue) \(Self.escaped(message, quotes: false))\(pairs.joined())\n"
    }

    private var jsonText: String {
        let members = [
            ("time", Self.quoted(timeText)), ("level", Self.quoted(level.rawValue)),
            ("message", Self.quoted(message)), ("metadata", Self.json(.dictionary(metadata))),
        ]
        return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}\n"
    }

    /// Numbers stay numbers.
    private static func json(_ value: Logger.Metadata.Value) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let number as any BinaryInteger): "\(number)"
        case .stringConvertible(let number as Double) where number.isFinite: "\(number)"
        case .stringConvertible(let other): quoted(other.description)
        case .array(let items): "[" + items.map { json($0) }.joined(separator: ",") + "]"
        case .dictionary(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\(quoted($0.key)):\(json($0.value))" }
                .joined(separator: ",") + "}"
        }
    }

    /// A text that needs no quotes as it is, any other one quoted.
    private static func word(_ text: String) -> String {
        let isPlain = !text.isEmpty && text.utf8.allSatisfy { 0x21...0x7E ~= $0 && !#""=\"#.utf8.contains($0) }
        return isPlain ? text : quoted(text)
    }

    private static func quoted(_ text: String) -> String { "\"\(escaped(text, quotes: true))\"" }

    /// JSON's escapes (RFC 8259, 7), also for the control characters that JSON would let through, and for what breaks or
    /// turns a line in Unicode.
    private static func escaped(_ text: String, quotes: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"" where quotes: result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator:
                    for unit in String(scalar).utf16 {
                        let digits = String(unit, radix: 16)
                        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                    }
                default: result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
