internal import AppwriteUsers

/// Finds rows of one file that are the same user: the same id in any case of letters, the same address, the same number.
///
/// Keeps 24 bytes a key and none of the values. A row that is rejected itself is nobody's double. Keys are told apart by 128 bits of a hash whose seed is new in every
/// process (SipHash-1-3, Swift's own): of a billion rows no two that differ are likely to be taken for one another.
struct DuplicateFinder {
    /// What tells a user from others.
    private enum Key: UInt8, CaseIterable {
        case id, email, phone

        var field: String {
            switch self {
            case .id: "id"
            case .email: "email"
            case .phone: "phone"
            }
        }
    }

    private struct Digest: Hashable {
        let first: Int
        let second: Int

        init(_ key: Key, _ text: String) {
            (first, second) = (Self.hash(key.rawValue, text), Self.hash(key.rawValue | 0x80, text))
        }

        private static func hash(_ mark: UInt8, _ text: String) -> Int {
            var hasher = Hasher()
            hasher.combine(mark)
            hasher.combine(text)
            return hasher.finalize()
        }

        // The digest is a hash already.
        func hash(into hasher: inout Hasher) { hasher.combine(first) }
    }

    private var rows: [Digest: Int] = [:]

    /// Takes a row's keys; where an earlier row has one of them, says which.
    mutating func rejection(of plan: UserPlan, row: Int) -> RowRejection? {
        guard let create = plan.create else { return nil }
        // Ids are compared without case at the service (Users API, identifiers); an address is in lower case by then.
        let id = Digest(.id, create.userId.text.lowercased())
        let email = create.email.map { Digest(.email, $0.text) }
        let phone = plan.phone.map { Digest(.phone, $0.text) }
        for (key, digest) in [(Key.id, id), (.email, email), (.phone, phone)] {
            guard let digest, let earlier = rows[digest] else { continue }
            return RowRejection(field: key.field, reason: "is the same as in an earlier row", place: "(row \(earlier))")
        }
        for digest in [id, email, phone] { if let digest { rows[digest] = row } }
        return nil
    }
}
