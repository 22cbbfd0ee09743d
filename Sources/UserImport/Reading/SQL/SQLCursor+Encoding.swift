internal import JSONText

extension SQLCursor {
    /// The place of a value that is text in another encoding than UTF-8; nil where there is none.
    ///
    /// Binary values are no text: their bytes are of every kind. Two thirds of a text's are ASCII, and none is a control
    /// character but tabs and line ends.
    static func foreignText(in values: [JSONValue], of row: [UInt8]) -> Int? {
        guard String(validating: row, as: UTF8.self) == nil else { return nil }
        return values.firstIndex { value in
            guard let text = value.stringValue, text.hasPrefix("\\x") else { return false }
            return isForeignText(text.utf8.dropFirst(2))
        }
    }

    private static func isForeignText(_ digits: Substring.UTF8View) -> Bool {
        let nibbles = digits.map { $0 &- 0x30 < 10 ? $0 &- 0x30 : ($0 | 0x20) &- 0x61 &+ 10 }
        var ascii = 0
        for index in stride(from: 0, to: nibbles.count - 1, by: 2) {
            let byte = nibbles[index] << 4 | nibbles[index + 1]
            switch byte {
            case 0x20...0x7E, 0x09, 0x0A, 0x0D: ascii += 1
            case 0x80...: break
            default: return false
            }
        }
        return ascii * 3 >= nibbles.count / 2 * 2
    }
}
