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

    private static func contains(_ text: Span<UInt8>, _ part: Span<UInt8>) -> Bool {
        guard !part.isEmpty, part.count <= text.count else { return false }
        for start in 0...(text.count - part.count) {
            var count = 0
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
