/// Bytes as the stored hashes write them: a second implementation of each, since the benchmark doubts the first.
enum TextForm {
    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }

    /// RFC 4648, section 4, without padding.
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        return sixBits(bytes, alphabet) { group in group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) } }
            digits: { group, index in group >> (18 - 6 * index) & 63 }
    }

    /// crypt(3)'s base 64, least significant bits first, as phpass has it.
    static func crypt64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        return sixBits(bytes, alphabet) { group in group.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) } }
            digits: { group, index in group >> (6 * index) & 63 }
    }

    private static func sixBits(
        _ bytes: [UInt8], _ alphabet: [Character], _ number: (ArraySlice<UInt8>) -> Int, digits: (Int, Int) -> Int
    ) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let value = number(group)
            for index in 0...group.count { text.append(alphabet[digits(value, index)]) }
        }
        return text
    }
}
