internal import PasswordHashing
internal import PasswordVerification
internal import PoolBursts

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Our verification as one of the processes that peers/run measures in turn: peers/driver/process.py has the protocol.
///
/// A third argument says how many log-ins wait at once for a pool of one thread; without, they come one after the other.
@main
struct VerificationLoop {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard 3...4 ~= arguments.count, let waiting = Int(arguments.count == 4 ? arguments[3] : "1") else { exit(2) }
        let stored = stored(arguments[2])
        let hash = try SchemeRegistry.standard.parse(stored)
        let burst = waiting > 1 ? try PoolBurst(threads: 1, maximumWaiting: waiting) : nil
        answer(
            burst == nil
                ? "PasswordHashing, this checkout" : "PasswordVerification, this checkout, a pool of one thread")
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            switch (words.first, words.count) {
            case ("verify", 2):
                answer(try hash.verify(Password(words[1])) ? "yes" : "no")
            case ("run", 3):
                guard let count = Int(words[2]), count.isMultiple(of: waiting) else { exit(2) }
                let wall = nanoseconds(CLOCK_MONOTONIC)
                let processor = nanoseconds(CLOCK_PROCESS_CPUTIME_ID)
                if let burst {
                    let request = VerificationRequest(password: Array(words[1].utf8), stored: stored)
                    for _ in 0..<count / waiting {
                        _ = try await burst.run(Array(repeating: request, count: waiting))
                    }
                } else {
                    try verify(hash, Password(words[1]), count)
                }
                let times = (nanoseconds(CLOCK_MONOTONIC) - wall, nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - processor)
                let together = burst.map { " \($0.pool.statistics.mostTogether)" } ?? ""
                answer("\(times.0) \(times.1)\(together)")
            default: exit(2)
            }
        }
    }

    private static func verify(_ hash: some PasswordHash, _ password: consuming Password, _ count: Int) throws {
        for _ in 0..<count {
            guard try hash.verify(password) else { exit(1) }
        }
    }

    /// A bare digest does not say which it is, so its length does.
    private static func stored(_ text: String) -> StoredHash {
        guard !text.hasPrefix("$") else { return StoredHash(text) }
        guard text.utf8.count != 32 else { return StoredHash(text, declaredScheme: .md5) }
        var options = HashOptions()
        options[.version] = .text(text.utf8.count == 40 ? "sha1" : "sha\(text.utf8.count * 4)")
        return StoredHash(text, options: options, declaredScheme: .sha)
    }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        // SAFETY: `time` is written by the call and outlives it.
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func answer(_ line: String) {
        print(line)
        fflush(nil)
    }
}
