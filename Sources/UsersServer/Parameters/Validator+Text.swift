internal import AppwriteUsers
internal import JSONText
internal import UserStorage

/// Identifiers, addresses and texts (Users API, validators).
extension Validator where Value == String {
    private static var keyRule: String {
        "Parameter must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, period, hyphen, and underscore. "
            + "Can't start with a special char"
    }

    /// An identifier that the caller chooses, or `unique()`, for which one is made.
    static var customID: Self {
        Validator(keyRule) { value in
            guard let text = value.stringValue else { return nil }
            return text == "unique()" ? StoreIdentifier.generate() : (try? UserID(text))?.text
        }
    }

    /// The identifier of something that is there.
    static var uid: Self {
        Validator(
            "UID must contain at most 36 chars. Valid chars are a-z, A-Z, 0-9, and underscore. Can't start with a "
                + "leading underscore"
        ) { value in
            value.stringValue.flatMap { try? UserID($0) }?.text
        }
    }

    /// An e-mail address, trimmed and in lower case.
    static var email: Self {
        Validator("Value must be a valid email address") { value in
            value.stringValue.flatMap { try? EmailAddress($0) }?.text
        }
    }

    /// A phone number.
    static var phone: Self {
        Validator("Phone number must start with a '+' can have a maximum of fifteen digits.") { value in
            value.stringValue.flatMap { try? PhoneNumber($0) }?.text
        }
    }

    /// Text of so many code points.
    /// - Parameter allowsNUL: for text that is stored within JSON; SQLite would end any other at a NUL.
    static func text(_ range: ClosedRange<Int>, allowsNUL: Bool = false) -> Self {
        let atLeast = range.lowerBound == 0 ? "" : "at least \(range.lowerBound) chars and "
        return Validator("Value must be a valid string and \(atLeast)no longer than \(range.upperBound) chars") {
            value in
            guard let text = value.stringValue, text.utf8.count <= range.upperBound * 4,
                range.contains(text.unicodeScalars.count), allowsNUL || !text.utf8.contains(0)
            else { return nil }
            return text
        }
    }

    /// The empty text, or what another validator takes.
    static func emptyOr(_ other: Self) -> Self {
        Validator(
            other.description,
            refusing: { value throws(Refusal) in
                if value == .string("") { return "" }
                return try other.read(value)
            })
    }

    /// One of some words, in any case of letters; answers the word as it stands in the list.
    static func oneOf(_ words: [String]) -> Self {
        Validator("Value must be one of (\(words.joined(separator: ", ")))") { value in
            guard let text = value.stringValue?.lowercased() else { return nil }
            return words.first { $0.lowercased() == text }
        }
    }

    /// A hash as another system stored it: 8 to 256 bytes, of whatever they are but NUL.
    static var hashText: Self {
        Validator("Password must be between 8 and 256 characters long.") { value in
            value.stringValue.flatMap { 8...256 ~= $0.utf8.count && !$0.utf8.contains(0) ? $0 : nil }
        }
    }
}
