internal import CryptoPrimitives
internal import HashEncoding

/// Writes a template as its parser reads it.
enum TemplatePrinter {
    static func text(_ layout: TemplateLayout, _ expression: TemplateExpression) -> String {
        guard layout.parts != [.digest(.hex)] else { return text(expression) }
        return layout.parts.map(text).joined(separator: " . ") + " = " + text(expression)
    }

    static func text(_ expression: TemplateExpression) -> String {
        switch expression {
        case .variable(let variable): variable.rawValue
        case .literal(let bytes): literal(bytes)
        case .join(let parts): parts.map(text).joined(separator: " . ")
        case .digest(let digest, let form, let message): written(form, "\(digest.rawValue)(\(text(message)))")
        case .hmac(let digest, let form, let key, let message):
            written(form, "hmac-\(digest.rawValue)(\(text(key)), \(text(message)))")
        case .text(let function, let value): "\(function.rawValue)(\(text(value)))"
        case .decoded(let decoding, let variable): "\(decoding.rawValue)(\(variable.rawValue))"
        case .slice(let range, let value): "slice(\(range.lowerBound), \(range.upperBound), \(text(value)))"
        case .repeated(let count, let start, let step): "repeat(\(text(count)), \(text(start)), \(text(step)))"
        }
    }

    private static func written(_ form: TemplateDigestForm, _ call: String) -> String {
        form == .raw ? "raw(\(call))" : call
    }

    private static func text(_ count: TemplateCount) -> String {
        switch count {
        case .fixed(let number): "\(number)"
        case .rounds: "rounds"
        }
    }

    private static func text(_ part: TemplateLayout.Part) -> String {
        switch part {
        case .literal(let bytes): literal(bytes)
        case .rounds: "rounds"
        case .digest(let encoding): "\(encoding.rawValue)(digest)"
        case .salt(TemplateLayout.anySalt): "salt"
        case .salt(let counts):
            counts.count == 1 ? "salt(\(counts.lowerBound))" : "salt(\(counts.lowerBound)-\(counts.upperBound))"
        }
    }

    /// Printable ASCII as it stands, every other byte as `\xHH`.
    private static func literal(_ bytes: [UInt8]) -> String {
        var text = "\""
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += "\\" + String(Unicode.Scalar(byte))
            case 0x20...0x7E: text += String(Unicode.Scalar(byte))
            default: text += "\\x" + Hex.encode([byte])
            }
        }
        return text + "\""
    }
}
