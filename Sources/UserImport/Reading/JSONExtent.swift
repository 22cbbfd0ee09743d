/// Finds where a JSON value ends, chunk by chunk and without keeping it.
///
/// Only strings and brackets are followed: whether the value is well-formed is for the parser to say.
struct JSONExtent: Sendable {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var hasBegun = false

    /// Scans the bytes of a window from a place on; the answer is the place behind the value, or nil to go on.
    mutating func scan(_ window: borrowing ByteWindow, from place: Int) -> Int? {
        let bytes = window.bytes.span.extracting(window.start..<window.end)
        return scan(bytes, from: place)
    }

    private mutating func scan(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            if isInString {
                index = passString(bytes, from: index)
                guard !isInString else { return nil }
                if depth == 0 { return index }
                continue
            }
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "\""):
                // A string ends whatever came before it: the parser finds that the two do not belong together.
                if depth == 0, hasBegun { return index }
                isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                if depth == 0, hasBegun { return index }
                depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { return index }
                depth -= 1
                if depth == 0 { return index + 1 }
            case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x0A, 0x0D, 0x09:
                if depth == 0 { return index }
            default: break
            }
            hasBegun = true
            index += 1
        }
        return nil
    }

    /// Passes the rest of a string; it is still open when the bytes end before it does.
    @inline(__always)
    private mutating func passString(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        if isEscaped {
            isEscaped = false
            index += 1
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\"") {
                isInString = false
                return index
            }
            if byte == UInt8(ascii: "\\") {
                guard index < bytes.count else {
                    isEscaped = true
                    return index
                }
                index += 1
            }
        }
        return index
    }
}
