internal import HTTPTypes

/// Where a request comes from, and whether it left there encrypted: what limits, logs, sessions and cookies go by.
struct ClientAddress: Sendable, Hashable {
    /// The client's address, or empty where there is none (a socket of the file system).
    let ip: String
    /// Whether the client spoke TLS, to a proxy: the service itself has none.
    let isSecure: Bool

    /// A client that is connected itself.
    init(peer: String) {
        // One of version 4 has its own text, also where the service listens for version 6.
        ip = IPAddress(peer)?.description ?? peer
        isSecure = false
    }

    /// The client for whom a proxy speaks, where the connection comes from a proxy that is trusted; otherwise the peer, and
    /// what the header says counts for nothing.
    ///
    /// Each proxy adds the address that it was called from at the end of `X-Forwarded-For`, behind whatever the client
    /// wrote there: the client is the last address that is no trusted proxy's. Where all are, it is the first. What is no
    /// address ends the search at the proxy that passed it on.
    init(peer: String, headers: HTTPFields, trustedProxies: [IPNetwork]) {
        func isTrusted(_ address: IPAddress) -> Bool { trustedProxies.contains { $0.contains(address) } }
        guard let proxy = IPAddress(peer), isTrusted(proxy) else {
            self = ClientAddress(peer: peer)
            return
        }
        var client = proxy
        for element in Self.elements(headers[values: .forwardedFor]) {
            guard let address = Self.address(element) else { break }
            client = address
            if !isTrusted(address) { break }
        }
        ip = client.description
        // The last word is that of the proxy that is connected.
        isSecure = Self.elements(headers[values: .forwardedProto]).first { _ in true }?.lowercased() == "https"
    }

    /// The elements of a list that may stand in several fields, the last first (RFC 9110, sections 5.3 and 5.6.1).
    private static func elements(_ fields: [String]) -> some Sequence<Substring> {
        fields.reversed().lazy.flatMap { $0.split(separator: ",").reversed() }.map { element in
            element.trimming { $0 == " " || $0 == "\t" }
        }.filter { !$0.isEmpty }
    }

    /// An address that may have a port, and then, if it is one of version 6, brackets around it.
    private static func address(_ element: Substring) -> IPAddress? {
        var host = element
        var port: Substring?
        if element.first == "[" {
            guard let end = element.firstIndex(of: "]") else { return nil }
            host = element[..<end].dropFirst()
            guard host.contains(":") else { return nil }
            let rest = element[end...].dropFirst()
            guard rest.isEmpty || rest.first == ":" else { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else if let colon = element.firstIndex(of: ":"), colon == element.lastIndex(of: ":") {
            host = element[..<colon]
            port = element[element.index(after: colon)...]
        }
        if let port, UInt16(port) == nil || !port.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
            return nil
        }
        return IPAddress(host)
    }
}

extension Substring {
    fileprivate func trimming(where isTrimmed: (Character) -> Bool) -> Substring {
        var text = drop(while: isTrimmed)
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}

extension HTTPField.Name {
    fileprivate static let forwardedFor = known("X-Forwarded-For")
    fileprivate static let forwardedProto = known("X-Forwarded-Proto")

    private static func known(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("A header's name must be a token.") }
        return name
    }
}
