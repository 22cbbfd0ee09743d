internal import AppwriteUsers
internal import UserImport

/// What a project's policy against personal data looks for in a password, and in the text of a hash, too, when a user is
/// made (Users API, side effects of every create).
enum PersonalData {
    /// Whether a text has the id, the part of the address before `@`, the name or the number of a user, whatever the case of
    /// its letters.
    static func isIn(_ text: String, of record: CheckedRecord) -> Bool {
        let bytes = text.utf8.span
        let (id, name) = (record.userID.text, record.name?.text ?? "")
        if contains(bytes, id.utf8.span) || contains(bytes, name.utf8.span) { return true }
        let email = record.email?.text ?? ""
        let address = email.utf8.span
        var count = 0
        while count < address.count, address[count] != UInt8(ascii: "@") { count += 1 }
        if contains(bytes, address.extracting(first: count)) { return true }
        let phone = record.phone?.text ?? ""
        let number = phone.utf8.span
        return contains(bytes, number.extracting(droppingFirst: 1))
    }

    /// The same of a regular row, whose hash has letters, digits and few other characters of ASCII.
    static func isIn(_ hash: Span<UInt8>, of fields: borrowing RegularFields, _ bytes: Span<UInt8>) -> Bool {
        let address = bytes.extracting(fields.email)
        var count = 0
        while count < address.count, address[count] != UInt8(ascii: "@") { count += 1 }
        return contains(hash: hash, bytes.extracting(fields.id)) || contains(hash: hash, bytes.extracting(fields.name))
            || contains(hash: hash, address.extracting(first: count))
            || contains(hash: hash, bytes.extracting(fields.phone).extracting(droppingFirst: 1))
    }

    /// Most parts have a character that no hash has, and need no search.
    private static func contains(hash: Span<UInt8>, _ part: Span<UInt8>) -> Bool {
        for index in part.indices {
            switch part[index] {
            case 0x00...0x23, UInt8(ascii: "-"), UInt8(ascii: "_"), 0x7F...0xFF: return false
            default: break
            }
        }
        return contains(hash, part)
    }

    private static func contains(_ text: Span<UInt8>, _ part: Span<UInt8>) -> Bool {
        guard !part.isEmpty, part.count <= text.count else { return false }
        let first = lowerCase(part[0])
        for start in 0...(text.count - part.count) where lowerCase(text[start]) == first {
            var count = 1
            while count < part.count, lowerCase(text[start + count]) == lowerCase(part[count]) { count += 1 }
            if count == part.count { return true }
        }
        return false
    }

    private static func lowerCase(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}

extension CreateUser.Credential {
    /// The password, or the text of the hash; nil where there is neither.
    var password: String? {
        switch self {
        case .none: nil
        case .plain(let text), .argon2(let text), .bcrypt(let text), .md5(let text), .phpass(let text): text
        case .sha(let text, _): text
        case .scrypt(let scrypt): scrypt.hash
        case .scryptModified(let firebase): firebase.hash
        }
    }
}
