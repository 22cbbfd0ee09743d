/// A host and a port to listen on.
public struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// The name or the address of the host, an IPv6 address without brackets.
    public let host: String
    /// The port; 0 for any that is free.
    public let port: Int

    /// Reads `host:port`, `[IPv6 address]:port`, and `:port` for every IPv4 address of the machine; nil for anything
    /// else.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let port = Int(digits),
            0...65_535 ~= port
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { return nil }
        } else if host.contains(where: { ":[]/ \t".contains($0) }) {
            return nil
        }
        self.host = host.isEmpty ? "0.0.0.0" : String(host)
        self.port = port
    }

    /// Takes a host as it is.
    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// As it stands in an address of the web.
    public var description: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }
}
