internal import HashEncoding

/// How a stored text holds a digest and what stands beside it.
///
/// A text can be read in one way only: every part but one has a length of its own, or ends where its digits end.
struct TemplateLayout: Sendable, Hashable {
    enum Part: Sendable, Hashable {
        case literal([UInt8])
        case digest(DigestEncoding)
        /// The salt's text, of so many bytes.
        case salt(ClosedRange<Int>)
        /// A decimal number.
        case rounds
    }

    /// The encoding of the digest, by the name that a template's text has for it.
    enum DigestEncoding: String, Sendable, Hashable, CaseIterable {
        /// Read in either case, written in lower case.
        case hex
        /// Read in either case, written in upper case.
        case upperHex = "upper-hex"
        /// RFC 4648: read in either alphabet, with padding or at the end of a text without; written with section 4's.
        case base64
        /// The same without padding.
        case bareBase64 = "bare-base64"
        /// RFC 4648, section 5, without padding.
        case base64url
        /// passlib's: `.` for `+`, without padding.
        case ab64
    }

    /// The lengths of a salt for which a template states none.
    static let anySalt = 1...TemplateBounds.saltByteCount

    private(set) var parts: [Part]
    /// The bytes of the digest.
    let digestByteCount: Int

    /// - Throws: where a stored text would have no reading or several, or would hold something that is not used.
    init(_ parts: [Part], of expression: TemplateExpression) throws(TemplateError) {
        func need(_ condition: Bool, _ expected: String) throws(TemplateError) {
            guard condition else { throw TemplateError(position: 1, expected: expected) }
        }
        let salts = parts.count { if case .salt = $0 { true } else { false } }
        let rounds = parts.indices.filter { parts[$0] == .rounds }
        try need(
            parts.count { if case .digest = $0 { true } else { false } } == 1, "a layout with one digest")
        try need(salts <= 1 && (salts == 0 || expression.uses(.salt)), "a layout with one salt at most, which is used")
        try need(
            rounds.count <= 1 && (rounds.isEmpty || expression.usesRounds),
            "a layout with one number of rounds at most, which is used")
        for place in rounds {
            let before = place == 0 ? nil : parts[place - 1]
            let after = place == parts.count - 1 ? nil : parts[place + 1]
            try need(
                Self.endsNumber(before) { $0.last } && Self.endsNumber(after) { $0.first },
                "a layout with a literal that is no digit on either side of rounds")
        }
        self.parts = parts
        digestByteCount = expression.outputByteCount ?? 0
    }

    private static func endsNumber(_ part: Part?, _ edge: ([UInt8]) -> UInt8?) -> Bool {
        switch part {
        case nil: true
        case .literal(let bytes): edge(bytes).map { !ByteSet.digits.contains($0) } ?? false
        default: false
        }
    }

    /// Whether the stored text holds the salt.
    var holdsSalt: Bool { parts.contains { if case .salt = $0 { true } else { false } } }

    /// Whether the stored text holds the number of rounds.
    var holdsRounds: Bool { parts.contains(.rounds) }

    /// The digest alone, for a salt that stands in a column of its own.
    var splitOff: TemplateLayout {
        var layout = self
        layout.parts = parts.filter { if case .digest = $0 { true } else { false } }
        return layout
    }

    /// What every stored text starts with.
    var lead: [UInt8] { if case .literal(let bytes) = parts.first { bytes } else { [] } }

    /// Where the digest stands in a text that the layout reads.
    func digestRange(in text: [UInt8]) -> Range<Int>? {
        guard let fields = try? fields(of: text) else { return nil }
        var offset = 0
        for part in parts {
            switch part {
            case .literal(let bytes): offset += bytes.count
            case .salt: offset += fields.salt?.count ?? 0
            case .rounds: offset += "\(fields.rounds ?? 0)".utf8.count
            case .digest(let encoding): return offset..<offset + encoding.textCount(of: digestByteCount)
            }
        }
        return nil
    }
}

extension TemplateLayout.DigestEncoding {
    /// How many characters so many bytes have.
    func textCount(of byteCount: Int) -> Int {
        switch self {
        case .hex, .upperHex: 2 * byteCount
        case .base64: (byteCount + 2) / 3 * 4
        case .bareBase64, .base64url, .ab64: (4 * byteCount + 2) / 3
        }
    }

    /// What the text of a digest is, as the object of "is not".
    func form(of byteCount: Int) -> String {
        switch self {
        case .hex, .upperHex: "\(2 * byteCount) hex digits"
        default: "\(textCount(of: byteCount)) characters of base64"
        }
    }

    /// The bytes of a whole text.
    func decode(_ text: [UInt8]) throws(EncodingError) -> [UInt8] {
        switch self {
        case .hex, .upperHex: try Hex.decode(text)
        case .base64: try Base64.decode(text, alphabet: .standardOrURLSafe, padding: .optional)
        case .bareBase64: try Base64.decode(text)
        case .base64url: try Base64.decode(text, alphabet: .urlSafe)
        case .ab64: try Base64.decode(text.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "+") : $0 })
        }
    }

    func encode(_ bytes: [UInt8]) -> String {
        switch self {
        case .hex: Hex.encode(bytes)
        case .upperHex: Hex.encode(bytes).uppercased()
        case .base64: Base64.encode(bytes, padded: true)
        case .bareBase64: Base64.encode(bytes)
        case .base64url: Base64.encode(bytes, alphabet: .urlSafe)
        case .ab64:
            String(
                decoding: Base64.encode(bytes).utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: ".") : $0 },
                as: UTF8.self)
        }
    }
}
