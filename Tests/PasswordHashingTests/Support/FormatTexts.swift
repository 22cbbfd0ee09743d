import JSONText
import Testing

/// One text of Vectors/formats.json.
struct FormatText: Sendable, CustomTestStringConvertible {
    let format: String
    let source: String
    let text: String
    /// What logs in with it; nil where nothing here can tell.
    let password: String?

    var testDescription: String { "\(format) from \(source)" }

    static let all: [FormatText] = {
        do {
            return (try KnownAnswers.document("Vectors/formats.json")["texts"]?.arrayValue ?? []).map { row in
                FormatText(
                    format: row["format"]?.stringValue ?? "", source: row["source"]?.stringValue ?? "",
                    text: row["text"]?.stringValue ?? "", password: row["password"]?.stringValue)
            }
        } catch {
            fatalError("Vectors cannot be read: \(error)")
        }
    }()
}
