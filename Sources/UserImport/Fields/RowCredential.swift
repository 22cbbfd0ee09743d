internal import AppwriteUsers
internal import PasswordHashing

/// A hash as its field holds it, without what cannot belong to it.
struct HashField: Redacted {
    let text: String

    /// White space, line ends and quotes around a hash are the file's, not the hash's.
    init(_ text: String) {
        guard let first = text.utf8.first, let last = text.utf8.last, !Self.isPlain(first) || !Self.isPlain(last) else {
            self.text = text
            return
        }
        self.text = HashShape.withoutSurroundings(text)
    }

    /// Whether a byte at an end of a text is the hash's own.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "$") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "=") || byte &- 0x30 < 10
            || ((byte | 0x20) &- 0x61 < 26 && byte != UInt8(ascii: "b"))
    }
}

/// What a row says of the password, put together.
struct RowCredential: Redacted {
    let password: String?
    let hash: HashField?
    let scheme: SchemeName?
    let hasUnknownScheme: Bool
    let options: HashOptions
    let problem: UncarriableReason?
    private(set) var isLocked = false
    private var lockedHash: String?

    init(
        password: String?, hash: HashField?, scheme: SchemeName?, hasUnknownScheme: Bool, options: HashOptions,
        problem: UncarriableReason?
    ) {
        (self.password, self.hash, self.scheme) = (password, hash, scheme)
        (self.hasUnknownScheme, self.options, self.problem) = (hasUnknownScheme, options, problem)
        if let first = hash?.text.utf8.first, first == UInt8(ascii: "!") || first == UInt8(ascii: "*") {
            lockedHash = hash.flatMap { WrappedHash.locked(in: $0.text) }
            isLocked = lockedHash != nil
        }
    }

    /// The record's credential.
    /// - Throws: where the row contradicts itself: nobody could tell which of the two is right.
    func value(_ reading: FieldReading) throws(RowRejection) -> RecordCredential {
        if let problem { return .refused(problem) }
        if let hash, !hash.text.isEmpty {
            guard password == nil else {
                throw RowRejection(
                    field: "password", reason: "stands beside a hash: only one of them can be the user's")
            }
            return try credential(of: lockedHash ?? hash.text, reading)
        }
        guard let password else {
            guard options.isEmpty else { return .unusable("the row has the options of a hash, and no hash") }
            return .none
        }
        return plain(password, reading)
    }

    private func credential(of text: String, _ reading: FieldReading) throws(RowRejection) -> RecordCredential {
        if scheme == nil, options.isEmpty, let first = text.utf8.first, first != UInt8(ascii: "$"),
            let special = special(text)
        {
            return special
        }
        guard !hasUnknownScheme else {
            return .refused(UncarriableReason(.unknownScheme, "the row names a scheme that is not known"))
        }
        let stored = try stored(text, reading)
        do {
            return .stored(try stored.withSecrets(from: reading.keys))
        } catch {
            return .refused(UncarriableReason(error))
        }
    }

    /// Clear text behind its mark, and the marks of users without a password.
    private func special(_ text: String) -> RecordCredential? {
        if let clear = WrappedHash.clearText(in: text) {
            return clear.isEmpty ? RecordCredential.none : .clearText(clear)
        }
        switch HashShape(of: text) {
        case .mark: return .marked
        case .format(let format) where format.kind == .unusable: return .marked
        default: return nil
        }
    }

    /// The hash with what is declared of it. The file's scheme is for hashes that do not say their own.
    private func stored(_ text: String, _ reading: FieldReading) throws(RowRejection) -> StoredHash {
        var stored = StoredHash(text, options: options)
        var declared = scheme
        if declared == nil, reading.scheme != nil || reading.ownScheme != nil {
            switch SchemeRegistry.standard.identify(stored) {
            case .certain: break
            case .possible(let schemes, _):
                declared =
                    [reading.scheme, reading.ownScheme].compactMap(\.self).first { schemes.contains($0.scheme) }
                    ?? (isFormat(text) ? nil : reading.scheme)
            case .unrecognized:
                if !isFormat(text) { declared = reading.scheme }
            }
        }
        do {
            if let declared { try stored.declare(declared) }
        } catch {
            throw RowRejection(field: "scheme", reason: "contradicts the row: \(error)")
        }
        return stored
    }

    /// Whether a text is of a format of its own, which no declaration for others is meant for.
    private func isFormat(_ text: String) -> Bool {
        if case .format = HashShape(of: text) { true } else { false }
    }

    /// A password, unless it looks like a hash: its owner would have to type the hash to log in.
    private func plain(_ password: String, _ reading: FieldReading) -> RecordCredential {
        if reading.plainPasswords { return .plain(password) }
        if let clear = WrappedHash.clearText(in: password), !clear.isEmpty { return .clearText(clear) }
        let way = "--map hash=FIELD where it is one, --plain-passwords where it is the password"
        if case .format(let format) = HashShape(of: password) {
            return .refused(
                UncarriableReason(.looksLikeHash, "the password looks like a hash (\(format.title)): \(way)"))
        }
        guard scheme == nil, options.isEmpty, !hasUnknownScheme else {
            let message = "the scheme or the options of a hash stand beside the password: \(way)"
            return .refused(UncarriableReason(.looksLikeHash, message))
        }
        return .plain(password)
    }
}
