internal import JSONText

/// Writes requests as lines of JSON from bytes that stand in a row as they are sent, without making a value of any.
///
/// The lines are those of ``UserRequest/appendJSONLine(to:)``. Whoever calls has checked the bytes: an identifier by
/// ``UserID/isValid(_:)``, a label by ``Labels/isValid(_:)``, and so on.
public struct UserRequestLines: Sendable {
    private let createHead: [UInt8]
    private let credentialTail: [UInt8]
    private static let email = Array(#"","email":""#.utf8)
    private static let password = Array(#"","password":""#.utf8)
    private static let name = Array(#","name":""#.utf8)
    private static let phoneBody = Array(#"/phone","body":{"number":""#.utf8)
    private static let textEnd = Array(#""}}"#.utf8) + [UInt8(ascii: "\n")]
    private static let end = Array("}}\n".utf8)
    private static let patch = Array(#"{"method":"PATCH","path":"/users/"#.utf8)
    private static let put = Array(#"{"method":"PUT","path":"/users/"#.utf8)
    private static let emailVerification = Array(#"/verification","body":{"emailVerification":true}}"#.utf8) + [0x0A]
    private static let phoneVerification =
        Array(#"/verification/phone","body":{"phoneVerification":true}}"#.utf8) + [0x0A]
    private static let blocked = Array(#"/status","body":{"status":false}}"#.utf8) + [0x0A]
    private static let labels = Array(#"/labels","body":{"labels":[""#.utf8)
    private static let nextLabel = Array(#"",""#.utf8)
    private static let labelsEnd = Array(#""]}}"#.utf8) + [0x0A]
    private static let preferences = Array(#"/prefs","body":{"prefs":"#.utf8)

    /// Makes the lines of users whose hash goes to one endpoint, and says all about itself but perhaps its version.
    /// - Parameter credential: an example; nil is made of one whose hash has parameters of its own beside it.
    public init?(like credential: CreateUser.Credential) {
        switch credential {
        case .argon2, .bcrypt, .md5, .phpass: credentialTail = Array(#"""#.utf8)
        case .sha(_, let version): credentialTail = Array(#"","passwordVersion":"\#(version.rawValue)""#.utf8)
        case .none, .plain, .scrypt, .scryptModified: return nil
        }
        let head = #"{"method":"POST","path":"\#(credential.endpoint.path)","body":{"userId":""#
        createHead = Array(head.utf8)
    }

    /// More bytes than the fixed parts of all lines of one user have together, beside a separator for each label.
    public static let fixedByteCount = 1024

    /// How often the identifier stands in the lines of one user at the most.
    public static let maximumIDCount = 7

    /// The line that makes a user with an address and a hash.
    /// - Parameter name: empty where there is none.
    public func appendCreate(
        _ id: Span<UInt8>, email: Span<UInt8>, hash: Span<UInt8>, name: Span<UInt8>, to lines: inout OutputSpan<UInt8>
    ) {
        lines.append(copying: createHead)
        lines.append(copying: id)
        lines.append(copying: Self.email)
        lines.append(copying: email)
        lines.append(copying: Self.password)
        lines.append(copying: hash)
        lines.append(copying: credentialTail)
        if name.isEmpty {
            lines.append(copying: Self.end)
        } else {
            lines.append(copying: Self.name)
            lines.append(copying: name)
            lines.append(copying: Self.textEnd)
        }
    }

    /// The line that gives a user a phone number.
    public func appendPhone(_ id: Span<UInt8>, number: Span<UInt8>, to lines: inout OutputSpan<UInt8>) {
        append(Self.patch, id, Self.phoneBody, to: &lines)
        lines.append(copying: number)
        lines.append(copying: Self.textEnd)
    }

    /// The line that says that the address is verified.
    public func appendEmailVerification(_ id: Span<UInt8>, to lines: inout OutputSpan<UInt8>) {
        append(Self.patch, id, Self.emailVerification, to: &lines)
    }

    /// The line that says that the number is verified.
    public func appendPhoneVerification(_ id: Span<UInt8>, to lines: inout OutputSpan<UInt8>) {
        append(Self.patch, id, Self.phoneVerification, to: &lines)
    }

    /// The line that blocks the user.
    public func appendBlocked(_ id: Span<UInt8>, to lines: inout OutputSpan<UInt8>) {
        append(Self.patch, id, Self.blocked, to: &lines)
    }

    /// The line that gives the user labels.
    /// - Parameter labels: where they stand in the bytes: one at least, each once.
    public func appendLabels(
        _ id: Span<UInt8>, _ labels: [Range<Int>], in bytes: Span<UInt8>, to lines: inout OutputSpan<UInt8>
    ) {
        append(Self.put, id, Self.labels, to: &lines)
        for index in labels.indices {
            if index > 0 { lines.append(copying: Self.nextLabel) }
            lines.append(copying: bytes.extracting(labels[index]))
        }
        lines.append(copying: Self.labelsEnd)
    }

    /// The line that gives the user preferences, an object in compact JSON.
    public func appendPreferences(_ id: Span<UInt8>, object: Span<UInt8>, to lines: inout OutputSpan<UInt8>) {
        append(Self.patch, id, Self.preferences, to: &lines)
        lines.append(copying: object)
        lines.append(copying: Self.end)
    }

    private func append(_ head: [UInt8], _ id: Span<UInt8>, _ rest: [UInt8], to lines: inout OutputSpan<UInt8>) {
        lines.append(copying: head)
        lines.append(copying: id)
        lines.append(copying: rest)
    }
}
