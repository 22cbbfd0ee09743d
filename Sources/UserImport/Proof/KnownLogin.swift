public import AppwriteUsers
internal import CryptoPrimitives
internal import JSONText
public import PasswordHashing

/// A user whose password is known to whoever runs an import: a sample by which the import is proven.
public struct KnownLogin: Sendable, Redacted {
    /// What names the user in the samples.
    public enum Key: Sendable, Hashable, Redacted {
        /// The e-mail address, in lower case.
        case email(String)
        /// The id in the source or at the destination, in lower case.
        case userID(String)
    }

    /// The passwords that a login takes, in bytes (Users API, login).
    public static let passwordByteCounts = 8...256

    /// The line of the samples file, from 1.
    public let line: Int
    /// Who it is.
    public let key: Key
    private let secret: SharedSecretBytes

    /// The password, in a copy that is cleared with its owner.
    public var password: Password { secret.withBytes { Password(copying: $0) } }

    /// The password as a text, for a call that takes one.
    public var passwordText: String {
        secret.withBytes { bytes in
            // It was read from a text.
            guard let text = try? UTF8Span(validating: bytes) else { return "" }
            return String(copying: text)
        }
    }

    /// How many bytes the password has.
    public var passwordByteCount: Int { secret.count }

    /// Reads a line: `{"email": …, "password": …}`, or with `userId` in the place of `email`.
    /// - Throws: what is wrong with it, without any value of it.
    init(parsing bytes: [UInt8], line: Int) throws(RowRejection) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw RowRejection(field: nil, reason: "is no JSON")
        }
        guard case .object(let object) = value else { throw RowRejection(field: nil, reason: "is no JSON object") }
        var texts: [String: String] = [:]
        for member in object.members {
            guard ["email", "userId", "password"].contains(member.key) else {
                throw RowRejection(field: nil, reason: "has more than email or userId, and password")
            }
            guard case .string(let text) = member.value, !text.isEmpty else {
                throw RowRejection(field: member.key, reason: "is not a text, or empty")
            }
            texts[member.key] = text
        }
        guard let password = texts["password"] else { throw RowRejection(field: "password", reason: "is missing") }
        switch (texts["email"], texts["userId"]) {
        case (let email?, nil): key = .email(email.lowercased())
        case (nil, let id?): key = .userID(id.lowercased())
        default: throw RowRejection(field: nil, reason: "needs either email or userId")
        }
        self.line = line
        secret = SharedSecretBytes(SecretBytes(copying: password.utf8Span.span))
    }
}

/// The samples of one file.
public struct KnownLogins: Sendable, Redacted {
    /// The samples, in the order of the file.
    public let all: [KnownLogin]

    /// Reads JSON lines; empty ones are left out.
    /// - Throws: the first line that is none, by its number, and a file without any.
    public init(parsing bytes: [UInt8]) throws(SourceError) {
        var all: [KnownLogin] = []
        var lines: [KnownLogin.Key: Int] = [:]
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard text.contains(where: { $0 != UInt8(ascii: " ") }) else { continue }
            let login: KnownLogin
            do {
                login = try KnownLogin(parsing: Array(text), line: index + 1)
            } catch {
                throw SourceError("the samples, line \(index + 1): \(error)", hint: Self.hint)
            }
            if let earlier = lines.updateValue(login.line, forKey: login.key) {
                throw SourceError("the samples, line \(login.line): the same user as in line \(earlier)")
            }
            all.append(login)
        }
        guard !all.isEmpty else { throw SourceError("the file of samples has none", hint: Self.hint) }
        self.all = all
    }

    private static let hint = #"a line is {"email": …, "password": …}, or with userId in the place of email"#
}
