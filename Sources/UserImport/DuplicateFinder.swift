/// Finds rows of one file that are the same user: the same id in any case of letters, the same address, the same number.
///
/// Keeps some 20 bytes a key and none of the values. A row that is rejected itself is nobody's double.
struct DuplicateFinder {
    /// What tells a user from others.
    private enum Key: UInt64, CaseIterable {
        case id = 1
        case email, phone

        var field: String {
            switch self {
            case .id: "id"
            case .email: "email"
            case .phone: "phone"
            }
        }
    }

    private var table = KeyTable()

    /// Takes a row's keys; where an earlier row has one of them, says which.
    mutating func rejection(of plan: some ImportPlan, row: Int) -> RowRejection? {
        guard !plan.isSkipped else { return nil }
        // No destination keeps two ids apart by their case alone (Users API, identifiers); an address is in lower case by then.
        let earlier = take(
            digest(of: plan.userID.utf8.span, .id), plan.email.map { digest(of: $0.utf8.span, .email) },
            plan.phone.map { digest(of: $0.utf8.span, .phone) }, row: row)
        return earlier.map { key, earlier in
            RowRejection(field: key.field, reason: "is the same as in an earlier row", place: "(row \(earlier))")
        }
    }

    /// Takes a regular row's keys; false, and none taken, where an earlier row has one of them.
    mutating func isNew(_ fields: borrowing RegularFields, in bytes: Span<UInt8>, row: Int) -> Bool {
        let id = digest(of: bytes.extracting(fields.id), .id)
        let email = digest(of: bytes.extracting(fields.email), .email)
        let phone = fields.phone.isEmpty ? nil : digest(of: bytes.extracting(fields.phone), .phone)
        return take(id, email, phone, row: row) == nil
    }

    @inline(__always)
    private func digest(of bytes: Span<UInt8>, _ key: Key) -> KeyTable.Digest {
        table.digest(of: bytes, mark: key.rawValue)
    }

    /// Takes all keys or none; where an earlier row has one, says which key and which row.
    @inline(__always)
    private mutating func take(
        _ id: KeyTable.Digest, _ email: KeyTable.Digest?, _ phone: KeyTable.Digest?, row: Int
    ) -> (key: Key, row: Int)? {
        table.makeRoom(for: id)
        if let email { table.makeRoom(for: email) }
        if let phone { table.makeRoom(for: phone) }
        let first = table.take(id, row: row)
        if let earlier = first.earlier { return (.id, earlier) }
        let second = email.map { table.take($0, row: row) }
        if let earlier = second?.earlier {
            table.giveBack(first.place)
            return (.email, earlier)
        }
        guard let phone, let earlier = table.take(phone, row: row).earlier else { return nil }
        if let second { table.giveBack(second.place) }
        table.giveBack(first.place)
        return (.phone, earlier)
    }
}
