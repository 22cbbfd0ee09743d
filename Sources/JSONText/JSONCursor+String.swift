extension JSONCursor {
    /// Reads a string whose opening quote is at the place.
    @inline(__always)
    mutating func string(_ text: Span<UInt8>) throws(JSONError) -> String {
        let start = position + 1
        let end = Self.endOfPlainText(text, from: start)
        guard end < text.count else { throw JSONError(.unexpectedEnd, offset: text.count) }
        guard text[end] == UInt8(ascii: "\"") else { return try stringWithEscapes(text, start: start, firstStop: end) }
        position = end + 1
        return try makeString(text, start, end)
    }

    /// Makes a string of bytes that need no unescaping.
    @inline(__always)
    func makeString(_ text: Span<UInt8>, _ start: Int, _ end: Int) throws(JSONError) -> String {
        do {
            return String(copying: try UTF8Span(validating: text.extracting(start..<end)))
        } catch {
            throw JSONError(.invalidUTF8, offset: start + error.byteOffsets.lowerBound)
        }
    }

    /// The first byte that is not plain text: a quote, a backslash or a control character.
    @inline(__always)
    private static func endOfPlainText(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
            index += 1
        }
        return index
    }

    @inline(never)
    private mutating func stringWithEscapes(
        _ text: Span<UInt8>, start: Int, firstStop: Int
    ) throws(JSONError) -> String {
        var result = ""
        var segment = start
        position = firstStop
        while true {
            // An escape is ASCII, so no character can straddle it: each stretch is valid UTF-8 by itself or not at all.
            result += try makeString(text, segment, position)
            switch try peek(text) {
            case UInt8(ascii: "\""):
                position += 1
                return result
            case UInt8(ascii: "\\"): result.unicodeScalars.append(try escape(text))
            default: throw JSONError(.unexpectedByte, offset: position)
            }
            segment = position
            position = Self.endOfPlainText(text, from: segment)
        }
    }

    private mutating func escape(_ text: Span<UInt8>) throws(JSONError) -> Unicode.Scalar {
        let start = position
        position += 1
        let byte = try peek(text)
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{08}"
        case UInt8(ascii: "f"): return "\u{0C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape(text, start: start)
        default: throw JSONError(.invalidEscape, offset: start)
        }
    }

    private mutating func unicodeEscape(_ text: Span<UInt8>, start: Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try fourHexDigits(text, start: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let low = position
        guard unit < 0xDC00, try peek(text) == UInt8(ascii: "\\") else {
            throw JSONError(.loneSurrogate, offset: start)
        }
        position += 1
        guard try peek(text) == UInt8(ascii: "u") else { throw JSONError(.loneSurrogate, offset: start) }
        position += 1
        let second = try fourHexDigits(text, start: low)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw JSONError(.loneSurrogate, offset: start) }
        return scalar
    }

    private mutating func fourHexDigits(_ text: Span<UInt8>, start: Int) throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            let byte = try peek(text)
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw JSONError(.invalidEscape, offset: start)
            }
            value = value << 4 | UInt16(digit)
            position += 1
        }
        return value
    }
}
