internal import JSONText

/// A place in the bytes of a row, from which it passes values that stand there as they would be sent.
///
/// Each of these passes says no where a value is written in another way, or is wrong; the row is for the general reader
/// then, which says what is wrong.
struct RegularScan {
    var place: Int
    /// The highest bit of every byte of text that was passed.
    private var bits: UInt8 = 0

    init(place: Int = 0) { self.place = place }

    /// Whether the texts that were passed are ASCII.
    var isASCII: Bool { bits < 0x80 }

    @inline(__always)
    mutating func skipWhitespace(_ bytes: Span<UInt8>) {
        while place < bytes.count {
            let byte = bytes[place]
            guard byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D else { return }
            place += 1
        }
    }

    /// Passes white space and a byte.
    @inline(__always)
    mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        skipWhitespace(bytes)
        return next(bytes) == byte
    }

    @inline(__always)
    func peek(_ bytes: Span<UInt8>) -> UInt8? { place < bytes.count ? bytes[place] : nil }

    @inline(__always)
    mutating func next(_ bytes: Span<UInt8>) -> UInt8? {
        guard place < bytes.count else { return nil }
        place += 1
        return bytes[place - 1]
    }

    /// Passes the rest of a string of JSON with its closing quote.
    @inline(__always)
    mutating func passString(_ bytes: Span<UInt8>) -> Bool {
        passText(bytes, to: bytes.count)
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return false }
        place += 1
        return true
    }

    /// Passes what a string of JSON takes as it is, up to a place at the most.
    @inline(__always)
    mutating func passText(_ bytes: Span<UInt8>, to end: Int) {
        var index = place
        var all: UInt64 = 0
        while index < end {
            let word = ByteWords.word(in: bytes, at: index)
            let ends = ByteWords.endsOfText(word)
            let count = min(ends == 0 ? 8 : ends.trailingZeroBitCount >> 3, end - index)
            all |= count == 8 ? word : word & ((1 << UInt64(count * 8)) &- 1)
            index += count
            if count < 8 { break }
        }
        place = index
        if all & 0x8080_8080_8080_8080 != 0 { bits = 0x80 }
    }

    /// Passes `true`.
    mutating func passTrue(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count - place >= 4, bytes[place] == UInt8(ascii: "t"), bytes[place + 1] == UInt8(ascii: "r"),
            bytes[place + 2] == UInt8(ascii: "u"), bytes[place + 3] == UInt8(ascii: "e")
        else { return false }
        place += 4
        return true
    }

    /// Passes `false`.
    mutating func passFalse(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count - place >= 5, bytes[place] == UInt8(ascii: "f"), bytes[place + 1] == UInt8(ascii: "a"),
            bytes[place + 2] == UInt8(ascii: "l"), bytes[place + 3] == UInt8(ascii: "s"),
            bytes[place + 4] == UInt8(ascii: "e")
        else { return false }
        place += 5
        return true
    }

    /// Passes `null`.
    mutating func passNull(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count - place >= 4, bytes[place] == UInt8(ascii: "n"), bytes[place + 1] == UInt8(ascii: "u"),
            bytes[place + 2] == UInt8(ascii: "l"), bytes[place + 3] == UInt8(ascii: "l")
        else { return false }
        place += 4
        return true
    }

    /// Passes an integer in the form in which one is written, of at most 18 digits: each of these fits 64 bits.
    mutating func passInteger(_ bytes: Span<UInt8>) -> Bool {
        let isNegative = peek(bytes) == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let start = place
        while place < bytes.count, bytes[place] &- 0x30 < 10 { place += 1 }
        guard 1...18 ~= place - start else { return false }
        return bytes[start] != UInt8(ascii: "0") || (place - start == 1 && !isNegative)
    }

    /// Passes a string, an integer, or a truth value.
    mutating func passScalar(_ bytes: Span<UInt8>) -> Bool {
        switch peek(bytes) {
        case UInt8(ascii: "\""):
            place += 1
            return passString(bytes)
        case UInt8(ascii: "t"): return passTrue(bytes)
        case UInt8(ascii: "f"): return passFalse(bytes)
        case UInt8(ascii: "n"): return passNull(bytes)
        default: return passInteger(bytes)
        }
    }
}

// MARK: Groups

extension RegularScan {
    /// How many labels or members of an object are looked at; rows with more are not regular.
    private static let maximumCount = 16

    /// Passes an array of labels.
    mutating func passLabels(_ bytes: Span<UInt8>, into labels: inout [Range<Int>]) -> Bool {
        place += 1
        skipWhitespace(bytes)
        if peek(bytes) == UInt8(ascii: "]") {
            place += 1
            return true
        }
        while true {
            guard take(UInt8(ascii: "\""), bytes), passLabel(bytes, into: &labels), next(bytes) == UInt8(ascii: "\"")
            else { return false }
            skipWhitespace(bytes)
            let byte = next(bytes)
            if byte == UInt8(ascii: "]") { return true }
            guard byte == UInt8(ascii: ",") else { return false }
        }
    }

    /// Passes labels with a bar or a semicolon between them.
    mutating func passLabels(_ bytes: Span<UInt8>, to end: Int, into labels: inout [Range<Int>]) -> Bool {
        while true {
            guard passLabel(bytes, into: &labels), place <= end else { return false }
            if place == end { return true }
            guard bytes[place] == UInt8(ascii: "|") || bytes[place] == UInt8(ascii: ";") else { return false }
            place += 1
        }
    }

    /// Passes letters and digits that are no label yet.
    private mutating func passLabel(_ bytes: Span<UInt8>, into labels: inout [Range<Int>]) -> Bool {
        let start = place
        while place < bytes.count, Self.isAlphanumeric(bytes[place]) { place += 1 }
        return Self.add(start..<place, to: &labels, bytes)
    }

    /// Passes a compact object of scalars that has members.
    /// - Parameter keys: gets the places of the keys.
    mutating func passFlatObject(_ bytes: Span<UInt8>, keys: inout [Range<Int>]) -> Bool {
        keys.removeAll(keepingCapacity: true)
        place += 1
        while true {
            guard next(bytes) == UInt8(ascii: "\"") else { return false }
            let start = place
            guard passString(bytes), Self.add(start..<place - 1, to: &keys, bytes), next(bytes) == UInt8(ascii: ":"),
                passScalar(bytes)
            else { return false }
            let byte = next(bytes)
            if byte == UInt8(ascii: "}") { return true }
            guard byte == UInt8(ascii: ",") else { return false }
        }
    }

    /// Adds a text to others; false where it is empty or one of them.
    private static func add(_ text: Range<Int>, to texts: inout [Range<Int>], _ bytes: Span<UInt8>) -> Bool {
        guard !text.isEmpty, texts.count < maximumCount else { return false }
        for other in texts where other.count == text.count {
            var offset = 0
            while offset < text.count, bytes[other.lowerBound + offset] == bytes[text.lowerBound + offset] {
                offset += 1
            }
            if offset == text.count { return false }
        }
        texts.append(text)
        return true
    }
}

// MARK: Texts

extension RegularScan {
    /// A truth value in one of the spellings of databases; nil for every other text.
    mutating func flag(_ bytes: Span<UInt8>, to end: Int) -> Bool? {
        let start = place
        if end - start == 1 {
            switch bytes[start] {
            case UInt8(ascii: "t"), UInt8(ascii: "1"): return true
            case UInt8(ascii: "f"), UInt8(ascii: "0"): return false
            default: return nil
            }
        }
        if passTrue(bytes), place == end { return true }
        place = start
        return passFalse(bytes) && place == end ? false : nil
    }

    /// Whether a text is what databases write for an absent value.
    @inline(__always)
    static func isNull(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        return range.count == 4 && bytes[start] == UInt8(ascii: "N") && bytes[start + 1] == UInt8(ascii: "U")
            && bytes[start + 2] == UInt8(ascii: "L") && bytes[start + 3] == UInt8(ascii: "L")
    }

    /// Whether a text starts with the year of the epoch.
    @inline(__always)
    static func isEpoch(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        return range.count >= 4 && bytes[start] == UInt8(ascii: "1") && bytes[start + 1] == UInt8(ascii: "9")
            && bytes[start + 2] == UInt8(ascii: "7") && bytes[start + 3] == UInt8(ascii: "0")
    }

    /// Whether a text is a plus sign and 6 to 15 digits.
    static func isInternationalNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard 7...16 ~= range.count, bytes[range.lowerBound] == UInt8(ascii: "+") else { return false }
        for index in range.lowerBound + 1..<range.upperBound where bytes[index] &- 0x30 >= 10 { return false }
        return true
    }

    /// Whether a text has letters, digits, hyphens and underscores only.
    static func isWord(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range {
            let byte = bytes[index]
            guard isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") else { return false }
        }
        return true
    }

    @inline(__always)
    private static func isAlphanumeric(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}
