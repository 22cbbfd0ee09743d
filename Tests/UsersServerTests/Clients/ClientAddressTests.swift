import HTTPTypes
import Testing

@testable import UsersServer

/// Who calls, by the connection and by what proxies say.
@Suite struct ClientAddressTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let peer: String
        let forwardedFor: [String]
        let client: String

        init(_ name: String, peer: String = "10.0.0.1", _ forwardedFor: String..., client: String) {
            (testDescription, self.peer, self.forwardedFor, self.client) = (name, peer, forwardedFor, client)
        }
    }

    private static let proxies = ["10.0.0.0/8", "::1", "fd00::/8"].compactMap { IPNetwork($0) }

    private func client(_ peer: String, _ fields: [(String, String)], _ proxies: [IPNetwork]) throws -> ClientAddress {
        var headers = HTTPFields()
        for (name, value) in fields {
            headers.append(HTTPField(name: try #require(HTTPField.Name(name)), value: value))
        }
        return ClientAddress(peer: peer, headers: headers, trustedProxies: proxies)
    }

    @Test(arguments: [
        Row("none", client: "10.0.0.1"),
        Row("one", "203.0.113.9", client: "203.0.113.9"),
        Row("the client wrote one itself", "198.51.100.1, 203.0.113.9", client: "203.0.113.9"),
        Row("the client wrote a proxy's", "10.0.0.7, 203.0.113.9", client: "203.0.113.9"),
        Row("two proxies", "198.51.100.1, 203.0.113.9, 10.0.0.2", client: "203.0.113.9"),
        Row("two fields", "198.51.100.1", "203.0.113.9,10.0.0.2", client: "203.0.113.9"),
        Row(
            "the field of the client last in the first", "198.51.100.1, 203.0.113.9", "10.0.0.2", client: "203.0.113.9"),
        Row("proxies alone", "10.0.0.3, 10.0.0.2", client: "10.0.0.3"),
        Row("another peer", peer: "192.0.2.1", "203.0.113.9", client: "192.0.2.1"),
        Row("a socket of the file system", peer: "", "203.0.113.9", client: ""),
        Row("mapped peer", peer: "::ffff:10.0.0.1", "203.0.113.9", client: "203.0.113.9"),
        Row("mapped client", "::ffff:203.0.113.9", client: "203.0.113.9"),
        Row("mapped proxy", "203.0.113.9, ::ffff:10.0.0.2", client: "203.0.113.9"),
        Row("version 6", peer: "::1", "2001:DB8:0::9", client: "2001:db8::9"),
        Row("a port", "203.0.113.9:50000", client: "203.0.113.9"),
        Row("brackets", "[2001:db8::9]", client: "2001:db8::9"),
        Row("brackets and a port", "[2001:db8::9]:443", client: "2001:db8::9"),
        Row("spaces and empty elements", " ,, 203.0.113.9 ,\t, ", client: "203.0.113.9"),
        Row("no address", "203.0.113.9, unknown", client: "10.0.0.1"),
        Row("no address behind a proxy", "203.0.113.9, unknown, 10.0.0.2", client: "10.0.0.2"),
        Row("an address like one", "203.0.113.9, 010.0.0.2", client: "10.0.0.1"),
        Row("a broken port", "203.0.113.9:x", client: "10.0.0.1"),
        Row("a port too high", "203.0.113.9:65536", client: "10.0.0.1"),
        Row("a port with a sign", "203.0.113.9:+80", client: "10.0.0.1"),
        Row("no port behind the colon", "203.0.113.9:", client: "10.0.0.1"),
        Row("an open bracket", "[2001:db8::9", client: "10.0.0.1"),
        Row("a closed bracket", "2001:db8::9]", client: "10.0.0.1"),
        Row("text behind the bracket", "[2001:db8::9]x", client: "10.0.0.1"),
        Row("version 4 in brackets", "[203.0.113.9]", client: "10.0.0.1"),
        Row("quotes", "\"203.0.113.9\"", client: "10.0.0.1"),
        Row("a zone", "fe80::1%eth0", client: "10.0.0.1"),
        Row("what would be a line of a log", "203.0.113.9\tclient=198.51.100.1", client: "10.0.0.1"),
        Row("commas", String(repeating: ",", count: 50_000), client: "10.0.0.1"),
        Row("proxies without end", String(repeating: "10.0.0.2,", count: 9_000), client: "10.0.0.2"),
    ])
    func finds(_ row: Row) throws {
        let fields = row.forwardedFor.map { ("X-Forwarded-For", $0) }
        #expect(try client(row.peer, fields, Self.proxies).ip == row.client)
    }

    @Test func believesNobodyWithoutBeingTold() throws {
        let fields = [("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https")]
        #expect(try client("127.0.0.1", fields, []) == ClientAddress(peer: "127.0.0.1"))
        #expect(try client("192.0.2.1", fields, Self.proxies) == ClientAddress(peer: "192.0.2.1"))
    }

    @Test(arguments: [
        (["https"], true), (["HTTPS"], true), (["http"], false), ([], false), (["https, http"], false),
        (["http, https"], true), (["http", "https"], true), (["https", "http"], false), (["https,"], true),
        (["httpsx"], false), ([""], false),
    ])
    func knowsWhetherTheClientSpeaksTLS(_ values: [String], _ isSecure: Bool) throws {
        let fields = values.map { ("X-Forwarded-Proto", $0) }
        #expect(try client("10.0.0.1", fields, Self.proxies).isSecure == isSecure)
        #expect(try !client("192.0.2.1", fields, Self.proxies).isSecure)
    }

    @Test func writesAnAddressOfVersionFourAsSuch() {
        #expect(ClientAddress(peer: "::ffff:192.0.2.1").ip == "192.0.2.1")
        #expect(ClientAddress(peer: "2001:db8::1").ip == "2001:db8::1")
        #expect(ClientAddress(peer: "").ip == "")
    }
}
