/// Whom a limit takes for one client: an address of IPv4, and a network of 64 bits of IPv6.
///
/// A household or a server is given at least such a network (RFC 6177), so each of its 2^64 addresses may be one
/// person's.
enum ClientNetwork {
    /// The network of an address, as text; what is no address stands for itself.
    static func name(of address: String) -> String {
        let text = address.prefix { $0 != "%" }
        guard text.utf8.contains(UInt8(ascii: ":")) else { return String(text) }
        // An address of IPv4 within one of IPv6: ::ffff:192.0.2.1.
        if text.utf8.contains(UInt8(ascii: ".")) { return String(text.split(separator: ":").last ?? text) }
        let groups: [UInt16?]
        if let gap = text.firstRange(of: "::") {
            let (before, after) = (numbers(text[..<gap.lowerBound]), numbers(text[gap.upperBound...]))
            groups = before + Array(repeating: 0, count: max(0, 8 - before.count - after.count)) + after
        } else {
            groups = numbers(text)
        }
        let network = groups.prefix(4).compactMap(\.self)
        guard groups.count == 8, network.count == 4 else { return String(text) }
        return network.map { String($0, radix: 16) }.joined(separator: ":") + "::/64"
    }

    /// The groups of a part of an address; nil for one that is no number.
    private static func numbers(_ text: Substring) -> [UInt16?] {
        text.split(separator: ":").map { UInt16($0, radix: 16) }
    }
}
