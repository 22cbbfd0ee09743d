internal import HashEncoding

/// What a stored text holds, by a layout.
struct TemplateFields: Sendable, Hashable {
    var digest: [UInt8] = []
    var salt: [UInt8]?
    var rounds: UInt64?
}

extension TemplateFields: CustomStringConvertible, CustomReflectable {
    /// The type's name only.
    var description: String { "TemplateFields" }
    var customMirror: Mirror { Mirror(self, children: []) }
}

extension TemplateLayout {
    /// Why a text is not of a layout: the field, and what it is not.
    struct Mismatch: Error, Sendable, Hashable {
        let field: String
        let reason: String
    }

    /// What a salt beside a digest is made of. An option may hold any other.
    private static let saltBytes = ByteSet("!~")

    /// Reads a stored text.
    ///
    /// The parts before the salt are read from the start, those behind it from the end, and the salt is what is left: it
    /// may contain whatever separates it.
    func fields(of text: [UInt8]) throws(Mismatch) -> TemplateFields {
        var fields = TemplateFields()
        var rest = text[...]
        let salt = parts.firstIndex { if case .salt = $0 { true } else { false } } ?? parts.endIndex
        for part in parts[..<salt] { try take(part, from: &rest, isFirst: true, &fields) }
        for part in parts[salt...].dropFirst().reversed() { try take(part, from: &rest, isFirst: false, &fields) }
        guard salt < parts.endIndex, case .salt(let counts) = parts[salt] else {
            guard rest.isEmpty else { throw Mismatch(field: "the text", reason: "has more bytes than its layout") }
            return fields
        }
        guard counts.contains(rest.count) else {
            let form = counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
            throw Mismatch(field: "the salt", reason: "is not \(form) bytes")
        }
        guard rest.allSatisfy(Self.saltBytes.contains) else {
            throw Mismatch(field: "the salt", reason: "has a byte that is no printable ASCII")
        }
        fields.salt = Array(rest)
        return fields
    }

    private func take(
        _ part: Part, from rest: inout ArraySlice<UInt8>, isFirst: Bool, _ fields: inout TemplateFields
    ) throws(Mismatch) {
        func cut(_ count: Int) -> [UInt8] {
            let taken = Array(isFirst ? rest.prefix(count) : rest.suffix(count))
            if isFirst { rest.removeFirst(taken.count) } else { rest.removeLast(taken.count) }
            return taken
        }
        switch part {
        case .salt: return
        case .literal(let bytes):
            guard cut(bytes.count) == bytes else {
                throw Mismatch(field: "the text", reason: "has not what stands between the fields of its layout")
            }
        case .rounds:
            let digits = ByteSet.digits
            let run = isFirst ? rest.prefix { digits.contains($0) } : rest.suffix(while: digits.contains)
            guard let number = DecimalNumber.parse(cut(run.count), as: UInt64.self),
                TemplateBounds.rounds.contains(number)
            else {
                throw Mismatch(
                    field: "the rounds", reason: "are no number from 1 to \(TemplateBounds.rounds.upperBound)")
            }
            fields.rounds = number
        case .digest(let encoding):
            guard let bytes = try? encoding.decode(cut(encoding.textCount(of: digestByteCount))),
                bytes.count == digestByteCount
            else {
                throw Mismatch(field: "the digest", reason: "is not \(encoding.form(of: digestByteCount))")
            }
            fields.digest = bytes
        }
    }

    /// Writes the text of fields.
    func text(_ fields: TemplateFields) -> String {
        var text: [UInt8] = []
        for part in parts {
            switch part {
            case .literal(let bytes): text += bytes
            case .salt: text += fields.salt ?? []
            case .rounds: text += "\(fields.rounds ?? 1)".utf8
            case .digest(let encoding): text += encoding.encode(fields.digest).utf8
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension ArraySlice {
    /// The last elements that all are as wanted.
    fileprivate func suffix(while isWanted: (Element) -> Bool) -> ArraySlice {
        self[(lastIndex { !isWanted($0) }.map { $0 + 1 } ?? startIndex)...]
    }
}
