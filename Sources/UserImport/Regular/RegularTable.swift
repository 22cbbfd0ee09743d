internal import JSONText

/// Reads regular rows: what each member or column of a file is, learned by their places, and the fields of the last row.
struct RegularTable: Sendable {
    /// What becomes of a member or column.
    enum Action: Sendable {
        case read(UserField, isInverted: Bool)
        /// Nobody reads it.
        case passed
        /// Nobody reads it, and the source has to take note of the first value.
        case unnoted
        /// A row with a value there is none of the regular ones.
        case refused
    }

    private struct Entry: Sendable {
        let name: Range<Int>
        /// The first eight bytes of the name, or all of them, and which bits of a word these are.
        let word: UInt64
        let mask: UInt64
        var action: Action
    }

    /// How many names are known, a bit each in a row's mask.
    private static let maximumCount = 64

    /// The longest name that is kept: a hostile file must not fill the memory.
    private static let maximumNameCount = 256

    private(set) var fields = RegularFields()
    private var entries: [Entry] = []
    /// The names of the entries, one behind the other.
    private var names: [UInt8] = []
    /// The keys of the preferences that were read last.
    private var keys: [Range<Int>] = []
    private let resolve: @Sendable (String) -> Action
    /// The member whose first value the source has to take note of.
    private var unnoted: Int?

    /// Starts without any name; the closure is asked for each once, and must give the same answer each time.
    init(members resolve: @escaping @Sendable (String) -> Action) { self.resolve = resolve }

    /// Starts with the columns of a file, in their order.
    init(columns actions: [Action]) {
        resolve = { _ in .refused }
        entries = actions.map { Entry(name: 0..<0, word: 0, mask: 0, action: $0) }
    }

    /// Takes note that the source has read the row that was not regular.
    mutating func rowIsRead() {
        if let unnoted { entries[unnoted].action = .passed }
        unnoted = nil
    }
}

// MARK: JSON

extension RegularTable {
    /// Reads an object; false where it is for the general reader, broken or not.
    mutating func read(json bytes: Span<UInt8>) -> Bool {
        fields.removeAll()
        unnoted = nil
        var scan = RegularScan()
        var seen: UInt64 = 0
        var next = 0
        guard scan.take(UInt8(ascii: "{"), bytes) else { return false }
        while true {
            guard scan.take(UInt8(ascii: "\""), bytes), let index = member(&scan, bytes, expected: next) else {
                return false
            }
            let bit: UInt64 = 1 << UInt64(index)
            guard seen & bit == 0, scan.take(UInt8(ascii: ":"), bytes) else { return false }
            seen |= bit
            next = index + 1
            scan.skipWhitespace(bytes)
            guard value(&scan, bytes, of: index) else { return false }
            scan.skipWhitespace(bytes)
            guard let byte = scan.next(bytes) else { return false }
            if byte == UInt8(ascii: "}") { break }
            guard byte == UInt8(ascii: ",") else { return false }
        }
        scan.skipWhitespace(bytes)
        return scan.place == bytes.count && (scan.isASCII || Self.isUTF8(bytes))
    }

    /// The entry of the name that starts at the place, which is behind its quote then.
    @inline(__always)
    private mutating func member(_ scan: inout RegularScan, _ bytes: Span<UInt8>, expected: Int) -> Int? {
        // Rows have their members in the same order, and leave some out.
        for index in expected..<max(expected, entries.count) where isName(index, bytes, scan.place) {
            scan.place += entries[index].name.count + 1
            return index
        }
        return otherMember(&scan, bytes, before: expected)
    }

    @inline(__always)
    private func isName(_ index: Int, _ bytes: Span<UInt8>, _ place: Int) -> Bool {
        let name = entries[index].name
        guard name.count < bytes.count - place, bytes[place + name.count] == UInt8(ascii: "\""),
            (ByteWords.word(in: bytes, at: place) ^ entries[index].word) & entries[index].mask == 0
        else { return false }
        var offset = 8
        while offset < name.count {
            guard names[name.lowerBound + offset] == bytes[place + offset] else { return false }
            offset += 1
        }
        return true
    }

    /// A name that stands before its place, or is new.
    @inline(never)
    private mutating func otherMember(_ scan: inout RegularScan, _ bytes: Span<UInt8>, before end: Int) -> Int? {
        for index in 0..<min(end, entries.count) where isName(index, bytes, scan.place) {
            scan.place += entries[index].name.count + 1
            return index
        }
        let start = scan.place
        guard entries.count < Self.maximumCount, scan.passString(bytes) else { return nil }
        let name = start..<scan.place - 1
        guard name.count <= Self.maximumNameCount else { return nil }
        // Names of another alphabet are compared up to their form by the source, and not here.
        guard let text = Self.ascii(bytes.extracting(name)) else { return nil }
        let mask = name.count < 8 ? (1 << UInt64(name.count * 8)) - 1 : UInt64.max
        entries.append(
            Entry(
                name: names.count..<names.count + name.count, word: ByteWords.word(in: bytes, at: start) & mask,
                mask: mask, action: resolve(text)))
        names.append(copying: bytes.extracting(name))
        return entries.count - 1
    }

    private static func ascii(_ bytes: Span<UInt8>) -> String? {
        for index in bytes.indices where bytes[index] >= 0x80 { return nil }
        return try? String(copying: UTF8Span(validating: bytes))
    }

    /// Reads a value and takes it for the field of its member.
    @inline(__always)
    private mutating func value(_ scan: inout RegularScan, _ bytes: Span<UInt8>, of index: Int) -> Bool {
        guard let first = scan.peek(bytes) else { return false }
        if first == UInt8(ascii: "n") { return scan.passNull(bytes) }
        switch entries[index].action {
        case .read(let field, let isInverted):
            return read(field, isInverted, first, &scan, bytes)
        case .passed: return scan.passScalar(bytes)
        case .unnoted:
            unnoted = index
            return false
        case .refused: return false
        }
    }

    private mutating func read(
        _ field: UserField, _ isInverted: Bool, _ first: UInt8, _ scan: inout RegularScan, _ bytes: Span<UInt8>
    ) -> Bool {
        switch first {
        case UInt8(ascii: "\""):
            let start = scan.place + 1
            scan.place = start
            guard scan.passString(bytes) else { return false }
            return take(field, text: start..<scan.place - 1, bytes)
        case UInt8(ascii: "t"): return scan.passTrue(bytes) && take(field, flag: !isInverted)
        case UInt8(ascii: "f"): return scan.passFalse(bytes) && take(field, flag: isInverted)
        case UInt8(ascii: "["):
            guard field == .labels, fields.isFirst(.labels) else { return false }
            return scan.passLabels(bytes, into: &fields.labels)
        case UInt8(ascii: "{"):
            // An empty object says nothing; the general reader knows that.
            guard field == .prefs, fields.isFirst(.prefs) else { return false }
            let start = scan.place
            guard scan.passFlatObject(bytes, keys: &keys) else { return false }
            fields.preferences = start..<scan.place
            return true
        default:
            guard field == .id || field == .createdAt else { return false }
            let start = scan.place
            return scan.passInteger(bytes) && take(field, text: start..<scan.place, bytes)
        }
    }
}

// MARK: CSV

extension RegularTable {
    /// Reads a row with all of its cells; false where it is for the general reader.
    /// - Parameter cells: where the text of each column stands, without its quotes.
    mutating func read(cells: [Range<Int>], of bytes: Span<UInt8>) -> Bool {
        fields.removeAll()
        unnoted = nil
        guard cells.count == entries.count else { return false }
        for index in cells.indices where !cells[index].isEmpty {
            switch entries[index].action {
            case .read(let field, let isInverted):
                guard read(field, isInverted, cells[index], bytes) else { return false }
            case .passed: break
            case .unnoted:
                unnoted = index
                return false
            case .refused: return false
            }
        }
        return true
    }

    private mutating func read(
        _ field: UserField, _ isInverted: Bool, _ cell: Range<Int>, _ bytes: Span<UInt8>
    ) -> Bool {
        var scan = RegularScan(place: cell.lowerBound)
        switch field {
        case .emailVerified, .phoneVerified, .disabled, .deleted, .anonymous:
            guard let flag = scan.flag(bytes, to: cell.upperBound) else { return false }
            return take(field, flag: flag != isInverted)
        case .labels:
            guard fields.isFirst(.labels), !RegularScan.isNull(bytes, cell) else { return false }
            return scan.passLabels(bytes, to: cell.upperBound, into: &fields.labels)
        case .prefs:
            guard fields.isFirst(.prefs), scan.peek(bytes) == UInt8(ascii: "{"),
                scan.passFlatObject(bytes, keys: &keys),
                scan.place == cell.upperBound, scan.isASCII || Self.isUTF8(bytes.extracting(cell))
            else { return false }
            fields.preferences = cell
            return true
        default:
            scan.passText(bytes, to: cell.upperBound)
            guard scan.place == cell.upperBound,
                scan.isASCII || (field == .name && Self.isUTF8(bytes.extracting(cell)))
            else { return false }
            return take(field, text: cell, bytes)
        }
    }
}

// MARK: Fields

extension RegularTable {
    /// Takes a text; false where the source would make something else of it.
    @inline(__always)
    private mutating func take(_ field: UserField, text range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        // Absent, as the general reader has it.
        if range.isEmpty { return true }
        if RegularScan.isNull(bytes, range) { return false }
        guard fields.isFirst(field) else { return false }
        switch field {
        case .id: fields.id = range
        case .email: fields.email = range
        case .name: fields.name = range
        case .hash: fields.hash = range
        case .phone:
            guard RegularScan.isInternationalNumber(bytes, range) else { return false }
            fields.phone = range
        case .createdAt:
            // What may mean "never" is left to the general reader: zero, and the epoch.
            guard bytes[range.lowerBound] != UInt8(ascii: "0"), !RegularScan.isEpoch(bytes, range) else { return false }
            fields.createdAt = range
        case .scheme:
            guard RegularScan.isWord(bytes, range) else { return false }
            fields.scheme = range
        default: return false
        }
        return true
    }

    private mutating func take(_ field: UserField, flag: Bool) -> Bool {
        guard fields.isFirst(field) else { return false }
        switch field {
        case .emailVerified: fields.emailVerified = flag
        case .phoneVerified: fields.phoneVerified = flag
        case .disabled: fields.disabled = fields.disabled || flag
        case .deleted, .anonymous: return !flag
        default: return false
        }
        return true
    }

    private static func isUTF8(_ bytes: Span<UInt8>) -> Bool {
        do {
            _ = try UTF8Span(validating: bytes)
            return true
        } catch {
            return false
        }
    }
}
