internal import PasswordHashing

/// A field of a user as the generic sources name it: a member in JSON, a column in CSV.
enum UserField: UInt8, Sendable, Hashable, CaseIterable {
    case id, email, phone, name, emailVerified, phoneVerified, disabled, deleted, anonymous, labels, prefs, createdAt
    case password, hash, scheme

    /// The name, as `--map` and messages spell it.
    var spelling: String { String(describing: self) }

    /// Whether several columns may say it: a user is blocked, deleted or a guest where any of them says so.
    var isJoined: Bool { self == .disabled || self == .deleted || self == .anonymous }
}

/// What a field of a file is read as.
enum FieldUse: Sendable, Hashable {
    /// A field of the user; inverted where the file says the opposite, as `is_active` does of `disabled`.
    case field(UserField, isInverted: Bool)
    /// An option of the hash.
    case option(HashOptions.Name)
    /// The options of the hash, as one JSON object.
    case options

    /// A field as it stands.
    static func field(_ field: UserField) -> FieldUse { .field(field, isInverted: false) }

    /// The name as `--map` spells it.
    var name: String {
        switch self {
        case .field(let field, let isInverted): (isInverted ? "not " : "") + field.spelling
        case .option(let option): "option.\(option.text)"
        case .options: "options"
        }
    }

    /// Whether it is read from an object or an array as a whole.
    var isGroup: Bool {
        switch self {
        case .options, .field(.labels, _), .field(.prefs, _): true
        default: false
        }
    }

    /// Whether only one column can be meant.
    var isSingle: Bool { if case .field(let field, _) = self { !field.isJoined } else { true } }

    /// Whether two uses fill the same field.
    func fills(_ other: FieldUse) -> Bool {
        switch (self, other) {
        case (.field(let field, _), .field(let otherField, _)): field == otherField
        default: self == other
        }
    }
}
