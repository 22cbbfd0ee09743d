public import AppwriteUsers

/// How a user stands at a destination: what tells later whether somebody has changed or used them.
public struct UserState: Sendable, Hashable, Redacted {
    /// When the user was changed last, by the destination's clock.
    public let updatedAt: Timestamp
    /// When the user was seen last; nil where they never were.
    public let accessedAt: Timestamp?
    /// The stored hash with its kind and options, the same bytes for the same hash; empty without a password.
    public let password: [UInt8]
    /// Whether the destination knows that somebody has logged in as the user, or set their password, since they were made.
    public let isUsed: Bool

    /// Makes a state of what the destination says.
    public init(updatedAt: Timestamp, accessedAt: Timestamp?, password: [UInt8], isUsed: Bool) {
        (self.updatedAt, self.accessedAt, self.password, self.isUsed) = (updatedAt, accessedAt, password, isUsed)
    }

    /// The bytes of a stored hash: its parts with a NUL behind each, which none of them holds.
    public static func passwordBytes(hash: String, kind: String, options: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hash.utf8.count + kind.utf8.count + options.utf8.count + 3)
        for part in [hash, kind, options] {
            bytes.append(contentsOf: part.utf8)
            bytes.append(0)
        }
        return bytes
    }
}

/// How a user stood right after a plan was carried out.
public struct UserReceipt: Sendable, Hashable, Redacted {
    /// Whether this call made the user: the destination said so, and knew nobody of that id before.
    public let isNew: Bool
    /// How the user stood then.
    public let state: UserState

    /// Makes a receipt.
    public init(isNew: Bool, state: UserState) { (self.isNew, self.state) = (isNew, state) }
}

/// What became of one plan at the destination.
public struct DeliveredPlan: Sendable, Hashable, Redacted {
    /// What became of it.
    public let outcome: DestinationOutcome
    /// How its user stands now; nil where receipts were not asked for, and where nobody has the plan's id.
    public let receipt: UserReceipt?

    /// Makes an answer.
    public init(_ outcome: DestinationOutcome, _ receipt: UserReceipt?) {
        (self.outcome, self.receipt) = (outcome, receipt)
    }
}
