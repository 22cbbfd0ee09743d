internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// Collects the fields of one row of a generic source, and makes the record of them.
///
/// An empty text is an absent value, and so are `NULL` and `\N`, which databases write for it: no product means a user
/// whose address or hash is one of these. An optional field that cannot be read is left out and noted, unless fields are
/// strict.
struct RecordBuilder: Redacted {
    private let reading: FieldReading
    private var record = UserRecord()
    private var password: String?
    private var hash: HashField?
    private var scheme: SchemeName?
    private var hasUnknownScheme = false
    private var options = HashOptions()
    private var credentialProblem: UncarriableReason?
    private var unreadProblem: UncarriableReason?
    /// The fields that the row has had so far, a bit each.
    private var seen: UInt32 = 0

    init(_ reading: FieldReading) { self.reading = reading }

    /// Sets what a use says from text.
    mutating func set(_ use: FieldUse, to text: String) throws(RowRejection) {
        guard !Self.isAbsent(text) else { return }
        switch use {
        case .field(let field, let isInverted): try set(field, isInverted, to: text)
        case .option(let option): try set(option, to: text)
        case .options: try set(options: (try? JSONParser.parse(text)) ?? .string(text))
        }
    }

    /// Sets what a use says from a JSON value; null is an absent value.
    mutating func set(_ use: FieldUse, to value: JSONValue) throws(RowRejection) {
        switch (use, value) {
        case (_, .null): break
        case (.options, .string(let text)): try set(use, to: text)
        case (.options, _): try set(options: value)
        case (.field(.labels, _), .array):
            try take(.labels) { record throws(RowRejection) in record.labels = try FieldText.labels(value) }
        case (.field(.prefs, _), .object(let object)): record.preferences = object
        case (_, .string(let text)): try set(use, to: text)
        case (_, .bool(let isTrue)) where use.isFlag: try set(use, to: isTrue ? "true" : "false")
        case (_, .integer(let number)) where use.takesNumbers: try set(use, to: String(number))
        case (.field(.createdAt, _), .number(let number)): try set(use, to: number)
        case (_, .number(let digits)) where use.takesNumbers && digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }):
            try set(use, to: digits)
        case (_, .array(let elements)) where elements.isEmpty: break
        default: try refuse(use, value)
        }
    }

    /// Sets what has a name of its own; null and empty text are absent values.
    mutating func set(_ attribute: UserAttribute, to value: JSONValue) {
        switch value {
        case .null: break
        case .string(let text) where Self.isAbsent(text): break
        case .array(let elements) where elements.isEmpty: break
        default: record.attributes[attribute] = value
        }
    }

    /// Adds a label.
    mutating func add(label: String) {
        if !record.labels.contains(label) { record.labels.append(label) }
    }

    /// Keeps a value of the source's own among the preferences.
    mutating func set(preference name: String, to value: JSONValue) {
        var preferences = record.preferences ?? JSONObject()
        preferences[name] = value
        record.preferences = preferences
    }

    /// Sets a hash from a file whose hashes crypt(3) computes: there 13 characters of its alphabet are the old DES form.
    mutating func set(crypt hash: String) throws(RowRejection) {
        try set(.field(.hash), to: .string(hash))
        let isDES =
            hash.utf8.count == 13
            && hash.utf8.allSatisfy {
                ($0 | 0x20) &- 0x61 < 26 || 0x2E...0x39 ~= $0
            }
        if isDES { try set(.field(.scheme), to: .string(Scheme.desCrypt.name)) }
    }

    /// Declares MD5 where a hash is 32 hex digits: of what these can be, the caller's product checks nothing else.
    mutating func declareMD5(of hash: String?) throws(RowRejection) {
        guard let hash, hash.utf8.count == 32, HashShape(of: hash) == .digest(byteCount: 16) else { return }
        try set(.field(.scheme), to: .string(Scheme.md5.name))
    }

    /// Sets a hash that a system declares in words of its own, with the options that these become.
    mutating func set(declared stored: StoredHash) {
        hash = HashField(stored.hash)
        options = stored.options
        scheme = stored.declaredScheme.map { SchemeName($0) }
    }

    /// Sets a hash that a system declares in words of its own; what is wrong with these costs the password.
    mutating func set(_ declaration: some DigestDeclaration, of hash: String) {
        do throws(HashFormatError) {
            set(declared: try declaration.stored(hash))
        } catch {
            credentialProblem = UncarriableReason(error)
        }
    }

    /// Says that another service signs the user in.
    mutating func setFederated() { record.isFederated = true }

    /// Whether the row has said who the user is.
    var hasID: Bool { record.id != nil }

    /// Says why the password of the row is not to be had.
    mutating func refuseCredential(_ code: UncarriableReason.Code, _ message: String) {
        credentialProblem = UncarriableReason(code, message)
    }

    /// Notes a field with a hash that is not read: where the row has no other, the user's password is not carried, and that
    /// is said.
    mutating func noteUnread(_ name: String) {
        let field = ShownName.quoted(name, otherwise: "another field")
        unreadProblem = UncarriableReason(
            .unusable, "the hash may be in \(field), which is not read (--map says so)")
    }

    /// Makes the record.
    consuming func finish() throws(RowRejection) -> UserRecord {
        // What nearly every row is: a hash in its own writing, with nothing beside it that could contradict it.
        if let hash, hash.text.utf8.first == UInt8(ascii: "$"), isHashAlone {
            record.credential = .stored(StoredHash(hash.text))
            return record
        }
        let credential = RowCredential(
            password: password, hash: hash, scheme: scheme, hasUnknownScheme: hasUnknownScheme, options: options,
            problem: credentialProblem ?? (hash == nil && password == nil ? unreadProblem : nil))
        record.credential = try credential.value(reading)
        if credential.isLocked { record.disabled = true }
        return record
    }
}

extension RecordBuilder {
    private var isHashAlone: Bool {
        password == nil && scheme == nil && !hasUnknownScheme && reading.scheme == nil && credentialProblem == nil
            && options.isEmpty
    }

    static func isAbsent(_ text: String) -> Bool {
        switch text.utf8.count {
        case 0: true
        case 2: text == "\\N"
        case 4: text == "NULL"
        default: false
        }
    }

    private mutating func set(_ field: UserField, _ isInverted: Bool, to text: String) throws(RowRejection) {
        try requireFirst(field)
        switch field {
        case .id: record.id = text
        case .email: record.email = FieldText.trimmed(text)
        case .name: record.name = text
        case .phone:
            switch reading.phones.number(text) {
            case .success(let number): record.phone = number
            case .failure(let problem): try note(problem)
            }
        case .labels: try take(.labels) { record throws(RowRejection) in record.labels = try FieldText.labels(text) }
        case .prefs:
            try take(.prefs) { record throws(RowRejection) in
                record.preferences = try FieldText.object(text, of: field.spelling)
            }
        case .createdAt:
            // Only what may mean "never" is worth reading here: the planner reads the date where it is kept.
            let isSuspect = text.utf8.first == UInt8(ascii: "0") || text.hasPrefix("1970")
            if !isSuspect || SourceMoment(FieldText.trimmed(text)) != .never { record.createdAt = text }
        case .emailVerified, .phoneVerified, .disabled, .deleted, .anonymous:
            try setFlag(field, isInverted, to: FieldText.trimmed(text))
        case .password: password = text
        case .hash: hash = HashField(text)
        case .scheme:
            scheme = SchemeName(FieldText.trimmed(text))
            if scheme == nil {
                hasUnknownScheme = true
                guard !reading.isStrict else {
                    let names = SchemeRegistry.standard.knownNames.joined(separator: ", ")
                    throw RowRejection(field: "scheme", reason: "is none of the known names: \(names)")
                }
            }
        }
    }

    /// A row may not say one thing under two names: nobody could tell which is meant.
    private mutating func requireFirst(_ field: UserField) throws(RowRejection) {
        guard !field.isJoined else { return }
        let bit: UInt32 = 1 << UInt32(field.rawValue)
        guard seen & bit == 0 else {
            throw RowRejection(field: field.spelling, reason: "stands in the row twice, under two names")
        }
        seen |= bit
    }

    private mutating func setFlag(_ field: UserField, _ isInverted: Bool, to text: String) throws(RowRejection) {
        let flag: Bool? =
            switch field {
            case .emailVerified, .phoneVerified: FlagText.isVerified(text, at: reading.now).map { $0 != isInverted }
            case .disabled: FlagText.isDisabled(text, isInverted: isInverted, at: reading.now)
            default: FlagText.isDeleted(text, at: reading.now).map { $0 != isInverted }
            }
        guard let flag else {
            return try note(FieldProblem(field: field.spelling, reason: "is neither yes nor no, nor a past date"))
        }
        switch field {
        case .emailVerified: record.emailVerified = flag
        case .phoneVerified: record.phoneVerified = flag
        case .disabled: record.disabled = record.disabled || flag
        case .deleted: record.isDeleted = record.isDeleted || flag
        default: record.isAnonymous = record.isAnonymous || flag
        }
    }

    private mutating func set(_ option: HashOptions.Name, to text: String) throws(RowRejection) {
        do {
            try options.set(option, to: text)
        } catch {
            try noteCredential(RowRejection(field: "option.\(option.text)", reason: error.reason))
        }
    }

    private mutating func set(options value: JSONValue) throws(RowRejection) {
        do {
            options = try HashOptions(json: value)
        } catch {
            try noteCredential(error)
        }
    }

    /// What is wrong with the hash costs the password, not the user.
    private mutating func noteCredential(_ rejection: RowRejection) throws(RowRejection) {
        if reading.isStrict { throw rejection }
        credentialProblem = UncarriableReason(.malformed, rejection.kind)
    }

    /// What becomes of a value of a kind that its use does not have.
    private mutating func refuse(_ use: FieldUse, _ value: JSONValue) throws(RowRejection) {
        switch use {
        case .field(.id, _), .field(.email, _):
            let expected = use == .field(.id) ? "a string or an integer" : "a string"
            throw RowRejection(field: use.name, reason: "is \(value.kindPhrase), not \(expected)")
        case .field(.password, _), .field(.hash, _), .field(.scheme, _), .option, .options:
            try noteCredential(RowRejection(field: use.name, reason: "is \(value.kindPhrase), not a string"))
        case .field(let field, _):
            try note(FieldProblem(field: field.spelling, reason: "is \(value.kindPhrase)"))
        }
    }

    private mutating func take(
        _ field: UserField, _ set: (inout UserRecord) throws(RowRejection) -> Void
    ) throws(RowRejection) {
        do {
            try set(&record)
        } catch {
            try note(FieldProblem(field: field.spelling, reason: error.reason))
        }
    }

    private mutating func note(_ problem: FieldProblem) throws(RowRejection) {
        if reading.isStrict { throw RowRejection(problem) }
        record.problems.append(problem)
    }
}

extension FieldUse {
    fileprivate var isFlag: Bool {
        switch self {
        case .field(.emailVerified, _), .field(.phoneVerified, _), .field(.disabled, _), .field(.deleted, _),
            .field(.anonymous, _):
            true
        default: false
        }
    }

    /// Whether a JSON number is as good as its digits in a string.
    fileprivate var takesNumbers: Bool {
        switch self {
        case .option, .field(.id, _), .field(.createdAt, _), .field(.phone, _): true
        default: isFlag
        }
    }
}
