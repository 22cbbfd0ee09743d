import AppwriteUsers
import Testing

@testable import UsersServer

@Suite struct RateLimiterTests {
    private let start = Timestamp(milliseconds: 1_795_438_800_000)

    @Test func windowsOfDifferentLengthsAreCountedApart() throws {
        let limiter = RateLimiter()
        let key = try RateLimiter.Key("key")
        func count(every length: Int64, after seconds: Int64) -> Int {
            limiter.count(key, limit: 5, every: length, at: start.adding(seconds: seconds)).remaining
        }
        #expect(start.milliseconds / 1000 % 3600 == 0)
        #expect(count(every: 60, after: 0) == 4)
        #expect(count(every: 3600, after: 0) == 4)
        #expect(count(every: 60, after: 59) == 3)
        #expect(count(every: 3600, after: 59) == 3)
        // A new minute is no new hour.
        #expect(count(every: 60, after: 60) == 4)
        #expect(count(every: 3600, after: 60) == 2)
        limiter.reset(key, every: 60)
        #expect(count(every: 60, after: 61) == 4)
        #expect(count(every: 3600, after: 3599) == 1)
        #expect(count(every: 3600, after: 3600) == 4)
    }

    @Test func saysWhenItsWindowEnds() throws {
        let limiter = RateLimiter()
        let key = try RateLimiter.Key("key")
        let hour = limiter.count(key, limit: 1, every: 3600, at: start.adding(seconds: 1))
        #expect(hour.reset == start.milliseconds / 1000 + 3600 && !hour.isExceeded)
        let minute = limiter.count(key, limit: 1, every: 60, at: start.adding(seconds: 61))
        #expect(minute.reset == start.milliseconds / 1000 + 120)
        #expect(limiter.count(key, limit: 1, every: 3600, at: start.adding(seconds: 2)).isExceeded)
    }

    /// A key is what it takes in memory, whatever was called with: a text would bring its own.
    @Test func aKeyIsSixteenBytesWhateverItsText() throws {
        #expect(MemoryLayout<RateLimiter.Key>.size == 16 && _isPOD(RateLimiter.Key.self))
        let long = String(repeating: "e\u{301}", count: 20_000)
        #expect(try RateLimiter.Key(long) == RateLimiter.Key(long))
        #expect(try RateLimiter.Key(long) != RateLimiter.Key(long + "e"))
    }
}

@Suite struct ClientNetworkTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("", ""), ("nonsense", "nonsense"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"),
        ("2001:db8::1", "2001:db8::/64"), ("::1", "::/64"), ("::", "::/64"),
        ("2001:db8:1::", "2001:db8:1::/64"), ("fe80::1%eth0", "fe80::/64"),
        ("1:2:3:4:5:6:7", "1:2:3:4:5:6:7"), ("1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8:9"), (":x:", ":x:"),
    ])
    func isAnAddressOrTheNetworkOfMany(address: String, name: String) {
        #expect(ClientNetwork.name(of: address) == name)
    }
}
