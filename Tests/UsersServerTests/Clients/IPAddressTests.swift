import NIOCore
import Testing

@testable import UsersServer

/// Addresses and networks as text.
@Suite struct IPAddressTests {
    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
        ("::", "::"), ("::1", "::1"), ("1::", "1::"), ("2001:DB8::00ab", "2001:db8::ab"),
        ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
        ("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
        ("1:0:0:2:0:0:0:3", "1:0:0:2::3"), ("1:0:0:2:0:0:3:4", "1::2:0:0:3:4"),
        ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
        ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:0201", "192.0.2.1"), ("0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1"),
    ])
    func readsAndWrites(_ text: String, _ written: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == written)
        #expect(IPAddress(written) == address)
    }

    @Test(arguments: [
        "", " ", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-4", "1.2.3.+4", "01.2.3.4", "1.2.3.04", "1.2.3.",
        ".1.2.3.4",
        "1.2.3.4 ", " 1.2.3.4", "1.2.3.0x4", "١.2.3.4", "1.2.3.4/8", "1.2.3.4:80", "2130706433", "localhost", "unknown",
        ":", ":::", "1:::2", "1::2::3", ":1", "1:", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7::8", "12345::",
        "g::", "[::1]", "::1%eth0", "::1.2.3", "::1.2.3.4:5", "1.2.3.4::", "::+1", "::-1", "::0x1", "::ffff:1.2.3.04",
        String(repeating: "1", count: 100_000), String(repeating: ":", count: 50_000),
    ])
    func refuses(_ text: String) {
        #expect(IPAddress(text) == nil)
        #expect(IPNetwork(text) == nil || text == "1.2.3.4/8")
    }

    /// The system's own reading of the same text.
    @Test func readsWhatTheSystemReads() {
        var random = SystemRandomNumberGenerator()
        let letters = Array("0011223abf:::::....%")
        for _ in 0..<200_000 {
            let text = String(
                (0..<Int.random(in: 1...16, using: &random)).map { _ in letters.randomElement(using: &random) ?? "0" })
            // A zone is a matter of the machine.
            guard !text.contains("%") else { continue }
            let system = try? SocketAddress(ipAddress: text, port: 0)
            let own = IPAddress(text)
            #expect((own == nil) == (system == nil), "\(text)")
            if let own, let known = system?.ipAddress { #expect(IPAddress(known) == own, "\(text)") }
        }
    }

    @Test(arguments: [
        ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false), ("127.0.0.1/32", "127.0.0.1", true),
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("10.1.2.3/8", "10.9.9.9", true),
        ("192.0.2.128/25", "192.0.2.127", false), ("192.0.2.128/25", "192.0.2.255", true),
        ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false), ("::/0", "203.0.113.9", true),
        ("10.0.0.0/8", "::ffff:10.0.0.1", true), ("::ffff:10.0.0.0/104", "10.3.2.1", true),
        ("::ffff:10.0.0.0/104", "11.0.0.0", false), ("10.0.0.0/8", "a00::", false),
        ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false), ("2001:db8::/65", "2001:db8::7fff:0:0:0", true),
        ("2001:db8::/65", "2001:db8:0:0:8000::", false), ("2001:db8::/64", "2001:db8:0:0:8000::", true),
        ("::1", "::1", true), ("::1/128", "::2", false),
    ])
    func contains(_ network: String, _ address: String, _ isIn: Bool) throws {
        let address = try #require(IPAddress(address))
        #expect(try #require(IPNetwork(network)).contains(address) == isIn)
    }

    @Test(arguments: [
        "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/08", "10.0.0.0/8/8", "10.0.0.0/255.0.0.0",
        "/8", "::/129", "::/ 8", "::/256", "fd00::%1/8", "unix:", "all",
    ])
    func refusesNetworks(_ text: String) { #expect(IPNetwork(text) == nil) }
}
