internal import JSONText

/// Rows by the digests of their keys: 64 tables with open addressing, because a million rows are looked up in a second, and
/// because a small table grows without a second large one beside it.
struct KeyTable {
    /// 70 bits of a key's hash: of two million keys, the chance that two that differ are taken for one is below 10^-8.
    struct Digest {
        fileprivate let table: Int
        fileprivate let slot: UInt32
        fileprivate let check: UInt32
    }

    /// A key that was taken last, to be given back.
    struct Place {
        fileprivate let table: Int
        fileprivate let index: Int
    }

    fileprivate struct Entry {
        var slot: UInt32 = 0
        var check: UInt32 = 0
        /// The row, from 1; 0 in an empty place.
        var row: UInt32 = 0
    }

    private var tables = [[Entry]](repeating: [Entry](repeating: Entry(), count: 16), count: 64)
    private var counts = [Int](repeating: 0, count: 64)
    /// New in every process, so that nobody can write a file whose keys collide.
    private let seeds = (UInt64.random(in: .min ... .max) | 1, UInt64.random(in: .min ... .max) | 1)

    /// Multiplies eight bytes at a time into two lanes, and folds the halves of each product (wyhash's mixing).
    /// Letters of ASCII count in lower case.
    func digest(of bytes: Span<UInt8>, mark: UInt64) -> Digest {
        var lanes = (seeds.0 ^ mark, seeds.1 &+ mark)
        var index = 0
        while index < bytes.count {
            let word = ByteWords.lowercased(ByteWords.word(in: bytes, at: index))
            lanes.0 = Self.fold(lanes.0 ^ word, 0xA076_1D64_78BD_642F ^ seeds.1)
            lanes.1 = Self.fold(lanes.1 ^ word, 0xE703_7ED1_A0B4_28DB ^ seeds.0)
            index += 8
        }
        let length = UInt64(bytes.count)
        let first = Self.fold(lanes.0 ^ length, seeds.0)
        return Digest(
            table: Int(first >> 58), slot: UInt32(truncatingIfNeeded: first),
            check: UInt32(truncatingIfNeeded: Self.fold(lanes.1 ^ length, seeds.1) >> 16))
    }

    /// Makes room for a key and two others. The places of keys change.
    @inline(__always)
    mutating func makeRoom(for digest: Digest) {
        // Seven tenths full at the most.
        if (counts[digest.table] + 3) * 10 > tables[digest.table].count * 7 { grow(digest.table) }
    }

    /// Takes a key for a row, for which there is room; where an earlier row has it, says which, and takes nothing.
    ///
    /// Rows past 2^32 - 1 count as that one: no file has as many.
    mutating func take(_ digest: Digest, row: Int) -> (place: Place, earlier: Int?) {
        let table = digest.table
        let index = Self.place(of: digest.slot, digest.check, in: tables[table])
        let earlier = tables[table][index].row
        guard earlier == 0 else { return (Place(table: table, index: index), Int(earlier)) }
        tables[table][index] = Entry(slot: digest.slot, check: digest.check, row: UInt32(clamping: row))
        counts[table] += 1
        return (Place(table: table, index: index), nil)
    }

    /// Gives back the key that was taken last, since when no room was made.
    mutating func giveBack(_ place: Place) {
        tables[place.table][place.index] = Entry()
        counts[place.table] -= 1
    }

    private mutating func grow(_ table: Int) {
        let old = tables[table]
        tables[table] = []
        var larger = [Entry](repeating: Entry(), count: old.count + old.count / 2)
        for entry in old where entry.row != 0 { larger[Self.place(of: entry.slot, entry.check, in: larger)] = entry }
        tables[table] = larger
    }

    /// Where a key stands, or the empty place for it.
    @inline(__always)
    private static func place(of slot: UInt32, _ check: UInt32, in all: [Entry]) -> Int {
        var place = Int(truncatingIfNeeded: (UInt64(slot) * UInt64(all.count)) >> 32)
        while true {
            let entry = all[place]
            if entry.row == 0 || (entry.slot == slot && entry.check == check) { return place }
            place += 1
            if place == all.count { place = 0 }
        }
    }

    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }
}
