/// Finds rows of one file that are the same user: the same id in any case of letters, the same address, the same number.
///
/// Keeps 16 bytes a key and none of the values, in a table that is half empty at the least. A row that is rejected itself
/// is nobody's double.
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
        let id = table.digest(of: plan.userID, mark: Key.id.rawValue)
        let email = plan.email.map { table.digest(of: $0, mark: Key.email.rawValue) }
        let phone = plan.phone.map { table.digest(of: $0, mark: Key.phone.rawValue) }
        for (key, digest) in [(Key.id, id), (.email, email), (.phone, phone)] {
            guard let digest, let earlier = table.row(of: digest) else { continue }
            return RowRejection(field: key.field, reason: "is the same as in an earlier row", place: "(row \(earlier))")
        }
        table.set(id, to: row)
        if let email { table.set(email, to: row) }
        if let phone { table.set(phone, to: row) }
        return nil
    }
}

/// Rows by the digests of their keys: open addressing over one array, because a million rows are looked up in a second.
private struct KeyTable {
    /// 96 bits of a key's hash: of a billion keys, the chance that two that differ are taken for one is below 10^-10.
    struct Digest {
        let slot: UInt64
        let check: UInt32
    }

    private struct Entry {
        var slot: UInt64 = 0
        var check: UInt32 = 0
        /// The row, from 1; 0 in an empty place.
        var row: UInt32 = 0
    }

    private var entries = [Entry](repeating: Entry(), count: 1 << 12)
    private var count = 0
    /// New in every process, so that nobody can write a file whose keys collide.
    private let seeds = (UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max) | 1)

    /// Multiplies eight bytes at a time into two lanes, and folds the halves of each product (wyhash's mixing).
    /// Letters of ASCII count in lower case.
    func digest(of text: String, mark: UInt64) -> Digest {
        let bytes = text.utf8.span
        var lanes = (seeds.0 ^ mark, seeds.1 &+ mark)
        var word: UInt64 = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let isUpper = byte &- 0x41 < 26
            word = word << 8 | UInt64(isUpper ? byte | 0x20 : byte)
            index += 1
            if index & 7 == 0 || index == bytes.count {
                lanes.0 = Self.fold(lanes.0 ^ word, 0xA076_1D64_78BD_642F ^ seeds.1)
                lanes.1 = Self.fold(lanes.1 ^ word, 0xE703_7ED1_A0B4_28DB ^ seeds.0)
                word = 0
            }
        }
        let length = UInt64(bytes.count)
        return Digest(
            slot: Self.fold(lanes.0 ^ length, seeds.0),
            check: UInt32(truncatingIfNeeded: Self.fold(lanes.1 ^ length, seeds.1) >> 16))
    }

    func row(of digest: Digest) -> Int? {
        let entry = entries[place(of: digest)]
        return entry.row == 0 ? nil : Int(entry.row)
    }

    /// Rows past 2^32 - 1 are not kept: no file has as many.
    mutating func set(_ digest: Digest, to row: Int) {
        if count * 2 >= entries.count { grow() }
        let place = place(of: digest)
        if entries[place].row == 0 { count += 1 }
        entries[place] = Entry(slot: digest.slot, check: digest.check, row: UInt32(clamping: row))
    }

    /// Where a digest stands, or the empty place for it.
    private func place(of digest: Digest) -> Int {
        let mask = entries.count - 1
        var place = Int(truncatingIfNeeded: digest.slot) & mask
        while entries[place].row != 0,
            entries[place].slot != digest.slot || entries[place].check != digest.check
        {
            place = (place + 1) & mask
        }
        return place
    }

    private mutating func grow() {
        let old = entries
        entries = [Entry](repeating: Entry(), count: old.count * 2)
        for entry in old where entry.row != 0 {
            entries[place(of: Digest(slot: entry.slot, check: entry.check))] = entry
        }
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
