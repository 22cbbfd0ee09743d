/// Versions as they stand in User-Agent headers.
enum AgentVersion {
    /// The number at the start, whole: `605.1.15` of `605.1.15b`, `10.15.7` of `10_15_7`.
    static func whole(_ text: some StringProtocol) -> String {
        let number = text.utf8.lazy
            .prefix { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") || digits.contains($0) }
            .map { $0 == UInt8(ascii: "_") ? UInt8(ascii: ".") : $0 }
        var bytes = Array(number)
        while bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The first two parts of the number at the start, as device-detector cuts versions by default.
    static func short(_ text: some StringProtocol) -> String {
        whole(text).split(separator: ".").prefix(2).joined(separator: ".")
    }

    /// The first part as a number; 0 where there is none.
    static func major(_ text: some StringProtocol) -> Int {
        whole(text).split(separator: ".").first.flatMap { Int($0) } ?? 0
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
