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
        return inThrees(bytes) { group in
            let number = group.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            return (0...group.count).map { alphabet[number >> (18 - 6 * $0) & 63] }
        }
    }

    /// crypt(3)'s base 64, least significant bits first, as phpass has it.
    static func crypt64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
        return inThrees(bytes) { group in
            let number = group.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
            return (0...group.count).map { alphabet[number >> (6 * $0) & 63] }
        }
    }

    private static func inThrees(_ bytes: [UInt8], _ characters: (ArraySlice<UInt8>) -> [Character]) -> String {
        String(
            stride(from: 0, to: bytes.count, by: 3).flatMap { start in
                characters(bytes[start..<min(start + 3, bytes.count)])
            })
    }
}
