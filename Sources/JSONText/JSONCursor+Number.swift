extension JSONCursor {
    /// Reads a number: an integer where it fits and has no other spelling, its text otherwise.
    mutating func number(_ text: Span<UInt8>) throws(JSONError) -> JSONValue {
        let start = position
        let isNegative = text[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let firstDigit = try peek(text)
        var integer: Int64? = 0
        while position < text.count, let digit = Self.digit(text[position]) {
            integer = integer.flatMap { Self.append(digit, to: $0, isNegative: isNegative) }
            position += 1
        }
        let digits = position - start - (isNegative ? 1 : 0)
        guard digits == 1 || (digits > 1 && firstDigit != UInt8(ascii: "0")) else {
            throw JSONError(.invalidNumber, offset: start)
        }
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            try requireDigits(text, numberStart: start)
            integer = nil
        }
        if position < text.count, text[position] | 0x20 == UInt8(ascii: "e") {
            position += 1
            let sign = try peek(text)
            if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
            try requireDigits(text, numberStart: start)
            integer = nil
        }
        // "-0" is a number that no integer can hold.
        if let integer, !(isNegative && integer == 0) { return .integer(integer) }
        return .number(try makeString(text, start, position))
    }

    private mutating func requireDigits(_ text: Span<UInt8>, numberStart: Int) throws(JSONError) {
        guard Self.digit(try peek(text)) != nil else { throw JSONError(.invalidNumber, offset: numberStart) }
        while position < text.count, Self.digit(text[position]) != nil { position += 1 }
    }

    @inline(__always)
    private static func digit(_ byte: UInt8) -> UInt8? {
        let value = byte &- UInt8(ascii: "0")
        return value <= 9 ? value : nil
    }

    /// Appends a decimal digit, or returns nil where 64 bits do not suffice.
    @inline(__always)
    private static func append(_ digit: UInt8, to value: Int64, isNegative: Bool) -> Int64? {
        let (shifted, overflows) = value.multipliedReportingOverflow(by: 10)
        // Counting down keeps the least integer, whose magnitude has no positive counterpart.
        let (sum, overflowsToo) =
            isNegative
            ? shifted.subtractingReportingOverflow(Int64(digit)) : shifted.addingReportingOverflow(Int64(digit))
        return overflows || overflowsToo ? nil : sum
    }
}
