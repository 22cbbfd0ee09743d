/// Where a page comes from, as browsers write it: `https://app.example.com:8443` (RFC 6454, section 6.2).
///
/// The whole text is read, and whatever else stands in it makes it no origin: what is left unread could make one host
/// look like another.
struct WebOrigin: Sendable, Hashable {
    /// The host in lower case; an IPv6 address in its brackets.
    let host: String

    /// Reads an origin; nil for anything else, and for the schemes of apps, which have no host of their own.
    init?(_ text: String) {
        // Browsers write other letters in ASCII. In lower case a few of them would become ASCII here.
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = text.lowercased()
        guard let scheme = ["http://", "https://"].first(where: text.hasPrefix) else { return nil }
        let authority = text.dropFirst(scheme.count)
        guard let host = Self.host(of: authority), Self.isPort(authority.dropFirst(host.count)) else { return nil }
        self.host = String(host)
    }

    private static func host(of authority: Substring) -> Substring? {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { return nil }
            let address = authority[authority.index(after: authority.startIndex)..<end]
            return address.contains(":") && address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." })
                ? authority[...end] : nil
        }
        let host = authority.prefix { $0 != ":" }
        return !host.isEmpty && host.allSatisfy({ $0.isLetter || $0.isNumber || "-._".contains($0) }) ? host : nil
    }

    /// Whether a text is empty, or a colon and a port.
    private static func isPort(_ text: Substring) -> Bool {
        guard let colon = text.first else { return true }
        let digits = text.dropFirst()
        return colon == ":" && digits.allSatisfy(\.isNumber) && UInt16(digits) != nil
    }
}
