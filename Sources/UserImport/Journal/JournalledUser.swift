public import AppwriteUsers
internal import CryptoPrimitives
internal import JSONText

/// How a user stood when a journal wrote it down: times, and a fingerprint in the place of the hash.
struct JournalledState: Sendable, Hashable, Redacted {
    let updatedAt: Int64
    let accessedAt: Int64?
    /// The first 16 bytes, in hex, of HMAC-SHA256 over the stored hash with its kind and options; empty without one.
    let fingerprint: String
    let isUsed: Bool

    init(_ state: UserState, key: [UInt8]) throws(PrimitiveError) {
        updatedAt = state.updatedAt.milliseconds
        accessedAt = state.accessedAt?.milliseconds
        isUsed = state.isUsed
        fingerprint =
            state.password.isEmpty
            ? ""
            : HexText.text(
                of: Array(try MessageAuthentication.hmacSHA256(state.password.span, key: key.span).prefix(16)))
    }

    /// Reads the four values that `write` wrote.
    init?(_ values: ArraySlice<JSONValue>) {
        let values = Array(values)
        guard values.count == 4, case .integer(let updatedAt) = values[0], case .string(let fingerprint) = values[2],
            case .bool(let isUsed) = values[3]
        else { return nil }
        switch values[1] {
        case .null: accessedAt = nil
        case .integer(let time): accessedAt = time
        default: return nil
        }
        (self.updatedAt, self.fingerprint, self.isUsed) = (updatedAt, fingerprint, isUsed)
    }

    func write(to writer: inout JSONWriter) {
        writer.integer(updatedAt)
        if let accessedAt { writer.integer(accessedAt) } else { writer.null() }
        writer.string(fingerprint)
        writer.bool(isUsed)
    }
}

/// A user of a settled batch, as a journal writes it down.
public struct JournalledUser: Sendable, Redacted {
    let id: String
    /// What became of the plan, by the name of its outcome.
    let outcome: String
    let receipt: UserReceipt?

    /// Takes a plan's user and what became of them.
    public init(id: String, _ delivered: DeliveredPlan) {
        (self.id, outcome, receipt) = (id, delivered.outcome.name, delivered.receipt)
    }
}

extension DestinationOutcome {
    /// The outcome in a journal.
    var name: String {
        switch self {
        case .created: "created"
        case .unchanged: "unchanged"
        case .passwordAdded: "passwordAdded"
        case .passwordReplaced: "passwordReplaced"
        case .conflict: "conflict"
        case .refused: "refused"
        }
    }
}
