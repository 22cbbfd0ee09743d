internal import HashEncoding

/// A stored hash as one text, for the one column that an application has for it.
///
/// Where the text of the hash says everything, it is that text. Where options or a declared scheme stand beside it, it is
///
///     $hashferry$scrypt-modified$memCost=15,salt:UxLMreBr6tYyjQ==,signerKey@shop$lSrfV15c…
///
/// the prefix, the scheme (empty where none is declared), the options in the order of their names, and the text as
/// found, which may hold anything. An option is its name, a mark and its value: `=` and a whole number, `:` and text, or
/// `@` and the id of a secret (`HashKeys`). Every byte of a scheme, a name, a text or an id that is not a letter, a digit
/// or one of `._-`, in values also `+/=`, is `%` and two digits of upper-case hex. No system writes that prefix, and a
/// hash that starts with it is always written in this form.
extension StoredHash {
    /// What the documented form starts with.
    private static let columnPrefix = "$hashferry$"

    /// The longest scheme and options that are read and written, in bytes.
    private static let maximumHeadByteCount = 16_384

    /// The hash as one text.
    ///
    /// A declared scheme that the text itself shows for certain is left out: that alone is not there when it is read
    /// again.
    /// - Throws: `unsupported` where an option is a secret, for which `withKeyIDs(from:)` puts an id; `malformed` where an
    ///   option's value is not of its kind, or the options are over 16 KiB.
    public var columnText: String {
        get throws(HashFormatError) {
            let needsScheme = declaredScheme.map { !isCertain(of: $0) } ?? false
            if !needsScheme, options.isEmpty, !hash.utf8.starts(with: Self.columnPrefix.utf8) { return hash }
            var items: [String] = []
            for name in options.names {
                let text = EscapedText.name(name.text)
                switch (options[name], name.kind) {
                case (.number(let number), .number): items.append("\(text)=\(number)")
                case (.text(let value), .text): items.append("\(text):\(EscapedText.value(value))")
                case (.keyID(let id), .secret): items.append("\(text)@\(EscapedText.value(id))")
                case (_, .secret):
                    throw HashFormatError(
                        .unsupported, declaredScheme, field: "option \(name.text)",
                        reason: "is a secret, which stands in no column: the id of a key does")
                default:
                    throw HashFormatError(
                        .malformed, declaredScheme, field: "option \(name.text)", reason: "is not of its kind")
                }
            }
            let head = "\(EscapedText.name(declaredScheme?.name ?? ""))$\(items.joined(separator: ","))"
            guard head.utf8.count <= Self.maximumHeadByteCount else {
                throw HashFormatError(
                    .malformed, declaredScheme, field: "the options",
                    reason: "are longer than \(Self.maximumHeadByteCount) bytes")
            }
            return "\(Self.columnPrefix)\(head)$\(hash)"
        }
    }

    /// Reads what `columnText` wrote, or the text of a hash as any other program wrote it.
    /// - Throws: `malformed` where it starts as the documented form and breaks its grammar.
    public init(columnText: String) throws(HashFormatError) {
        self.init(columnText)
        let bytes = Array(columnText.utf8)
        guard bytes.starts(with: Self.columnPrefix.utf8) else { return }
        let rest = bytes.dropFirst(Self.columnPrefix.utf8.count)
        let head = rest.prefix(Self.maximumHeadByteCount + 1)
        guard let schemeEnd = head.firstIndex(of: UInt8(ascii: "$")),
            let optionsEnd = head[(schemeEnd + 1)...].firstIndex(of: UInt8(ascii: "$"))
        else { throw Self.broken("does not end its scheme and its options in time") }
        let scheme = rest[..<schemeEnd]
        if !scheme.isEmpty {
            guard let name = EscapedText.readName(scheme) else { throw Self.broken("has no scheme's name") }
            declaredScheme = Scheme(name)
        }
        options = try Self.columnOptions(rest[(schemeEnd + 1)..<optionsEnd])
        guard let text = String(validating: rest[(optionsEnd + 1)...], as: UTF8.self) else {
            throw Self.broken("is no text")
        }
        hash = text
    }

    private func isCertain(of scheme: Scheme) -> Bool {
        var undeclared = self
        undeclared.declaredScheme = nil
        return SchemeRegistry.standard.identify(undeclared) == .certain(scheme)
    }

    private static func columnOptions(_ bytes: ArraySlice<UInt8>) throws(HashFormatError) -> HashOptions {
        var options = HashOptions()
        guard !bytes.isEmpty else { return options }
        var last = ""
        for item in bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
            guard let mark = item.firstIndex(where: { ":=@".utf8.contains($0) }),
                let name = EscapedText.readName(item[..<mark])
            else { throw broken("has an option without a name") }
            guard last < name else { throw broken("has its options in another order, or one of them twice") }
            last = name
            let text = item[(mark + 1)...]
            if item[mark] == UInt8(ascii: "=") {
                guard let number = DecimalNumber.parse(text, as: UInt64.self) else {
                    throw broken("has an option that is no whole number")
                }
                options[HashOptions.Name(name, .number)] = .number(number)
            } else {
                guard let value = EscapedText.readValue(text) else { throw broken("has an option that is no text") }
                let isKey = item[mark] == UInt8(ascii: "@")
                options[HashOptions.Name(name, isKey ? .secret : .text)] = isKey ? .keyID(value) : .text(value)
            }
        }
        return options
    }

    private static func broken(_ reason: String) -> HashFormatError {
        HashFormatError(.malformed, field: "the column text", reason: reason)
    }
}

/// As its column text; a secret cannot be encoded.
extension StoredHash: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(HashFormatError) {
            self = try StoredHash(columnText: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(try columnText)
    }
}

/// Names and values with the bytes escaped that would be marks; one form for each text.
private enum EscapedText {
    private static let nameBytes = ByteSet("09", "az", "AZ", "..", "__", "--")
    private static let valueBytes = ByteSet("09", "az", "AZ", "..", "__", "--", "++", "//", "==")

    static func name(_ text: String) -> String { escaped(text, nameBytes) }

    static func value(_ text: String) -> String { escaped(text, valueBytes) }

    /// A name that is not empty; nil where the bytes are no name as `name` writes it.
    static func readName(_ bytes: ArraySlice<UInt8>) -> String? {
        bytes.isEmpty ? nil : read(bytes, nameBytes)
    }

    static func readValue(_ bytes: ArraySlice<UInt8>) -> String? { read(bytes, valueBytes) }

    private static func escaped(_ text: String, _ plain: ByteSet) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if plain.contains(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "%"))
                bytes += Hex.encode([byte]).uppercased().utf8
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func read(_ bytes: ArraySlice<UInt8>, _ plain: ByteSet) -> String? {
        var read: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%") {
                guard rest.count >= 2, let value = try? Hex.decode(Array(rest.prefix(2))).first else { return nil }
                read.append(value)
                rest = rest.dropFirst(2)
            } else {
                read.append(byte)
            }
        }
        // Only what is written is read: no second spelling of the same hash.
        guard let text = String(validating: read, as: UTF8.self), escaped(text, plain).utf8.elementsEqual(bytes) else {
            return nil
        }
        return text
    }
}
